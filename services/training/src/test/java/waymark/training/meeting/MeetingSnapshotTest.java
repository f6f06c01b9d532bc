package waymark.training.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import waymark.platform.time.London;
import waymark.testkit.LongHistory;
import waymark.training.meeting.MeetingCommand.BookPlace;
import waymark.training.meeting.MeetingCommand.CancelBooking;
import waymark.training.meeting.MeetingCommand.CancelMeeting;
import waymark.training.meeting.MeetingCommand.ScheduleMeeting;
import waymark.training.meeting.MeetingCommand.TakeRegister;
import waymark.training.meeting.MeetingEvent.BookingCancelled;
import waymark.training.meeting.MeetingEvent.PlaceBooked;
import waymark.training.meeting.MeetingEvent.RegisterTaken;
import waymark.training.meeting.MeetingRefusal.MeetingKnown;
import waymark.training.meeting.MeetingRefusal.MeetingOver;
import waymark.training.meeting.MeetingRefusal.NotBooked;
import waymark.training.meeting.MeetingRefusal.RegisterIsTaken;

/** A meeting about which much has happened is read from a snapshot that forgets nothing. */
class MeetingSnapshotTest {

    private static final LocalDate TO_COME = LocalDate.of(2026, 12, 3);
    private static final LocalDate OVER = LocalDate.of(2026, 6, 11);

    private static LongHistory<Meeting> log;

    @BeforeAll
    static void open() {
        var clock = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), London.ZONE);
        log = new LongHistory<>(Meeting.class, MeetingTypes.class, clock);
    }

    @AfterAll
    static void close() {
        log.close();
    }

    @Test
    void who_has_a_place_and_who_has_waited_longest_is_in_the_snapshot() {
        var id = "m1";
        log.send(schedule(id, TO_COME, 2));
        List.of("a", "b", "z", "c").forEach(setting -> log.send(new BookPlace(id, setting)));
        for (int i = 0; i < 115; i++) {
            log.send(i % 2 == 0 ? new BookPlace(id, "d") : new CancelBooking(id, "d"));
        }
        assertThat(log.events(id)).hasSize(120);

        log.assertUnknownToOthers(id, new CancelMeeting(id));
        assertThat(log.decision(id, new BookPlace(id, "a"))).isEmpty();
        assertThat(log.decision(id, new CancelBooking(id, "e"))).containsExactly(new NotBooked());
        assertThat(log.decision(id, schedule(id, TO_COME, 3))).containsExactly(new MeetingKnown());
        assertThat(log.decision(id, new CancelBooking(id, "a")))
                .containsExactly(new BookingCancelled(id, "a"), new PlaceBooked(id, "z"));
    }

    @Test
    void the_register_as_it_was_last_put_right_is_in_the_snapshot() {
        var id = "m2";
        log.send(schedule(id, OVER, 2));
        for (int i = 0; i < 119; i++) {
            log.send(register(id, i % 2 == 0 ? List.of("a") : List.of("b")));
        }
        assertThat(log.events(id)).hasSize(120);

        assertThat(log.decision(id, register(id, List.of("a")))).isEmpty();
        assertThat(log.decision(id, new CancelMeeting(id))).containsExactly(new RegisterIsTaken());
        assertThat(log.decision(id, new BookPlace(id, "a"))).containsExactly(new MeetingOver());
        assertThat(log.decision(id, register(id, List.of("a", "b"))))
                .containsExactly(new RegisterTaken(id, "cluster-1", List.of("a", "b"), List.of("a", "b"), OVER));
    }

    private static ScheduleMeeting schedule(String id, LocalDate on, int capacity) {
        return new ScheduleMeeting(id, LongHistory.LA, "cluster-1", "Autumn meeting", on, capacity);
    }

    private static TakeRegister register(String id, List<String> attended) {
        return new TakeRegister(id, List.of("a", "b"), attended);
    }
}
