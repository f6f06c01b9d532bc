package waymark.training.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import waymark.events.TrainingPublished;
import waymark.platform.publish.Origin;
import waymark.training.meeting.MeetingEvent.BookingCancelled;
import waymark.training.meeting.MeetingEvent.MeetingCancelled;
import waymark.training.meeting.MeetingEvent.MeetingScheduled;
import waymark.training.meeting.MeetingEvent.PlaceBooked;
import waymark.training.meeting.MeetingEvent.RegisterTaken;
import waymark.training.meeting.MeetingEvent.WaitingListJoined;
import waymark.training.meeting.MeetingEvent.WaitingListLeft;

class MeetingPublisherTest {

    private static final Origin ORIGIN = new Origin("874", Instant.parse("2026-11-23T09:00:00Z"), 17, 3);
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    private final MeetingPublisher publisher = new MeetingPublisher();

    @Test
    void a_planned_meeting_takes_effect_on_its_day() {
        assertThat(publisher.publish(new MeetingScheduled("m1", "874", "c1", "Spring", DAY, 20), ORIGIN))
                .contains(new TrainingPublished.MeetingScheduled("m1", "874", "c1", "Spring", 20, DAY));
    }

    @Test
    void a_register_is_published_whole() {
        assertThat(publisher.publish(new RegisterTaken("m1", "c1", List.of("a", "b"), List.of("b"), DAY), ORIGIN))
                .contains(new TrainingPublished.RegisterTaken("m1", "874", "c1", List.of("a", "b"), List.of("b"), DAY));
    }

    @Test
    void a_meeting_called_off_is_published() {
        assertThat(publisher.publish(new MeetingCancelled("m1", "c1", DAY), ORIGIN))
                .contains(new TrainingPublished.MeetingCancelled("m1", "874", "c1", DAY));
    }

    @ParameterizedTest
    @MethodSource("bookings")
    void bookings_stay_here(MeetingEvent event) {
        assertThat(publisher.publish(event, ORIGIN)).isEmpty();
    }

    static Stream<MeetingEvent> bookings() {
        return Stream.of(
                new PlaceBooked("m1", "a"),
                new BookingCancelled("m1", "a"),
                new WaitingListJoined("m1", "a"),
                new WaitingListLeft("m1", "a"));
    }
}
