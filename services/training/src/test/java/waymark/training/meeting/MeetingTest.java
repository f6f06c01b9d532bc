package waymark.training.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.time.London;
import waymark.training.meeting.MeetingCommand.BookPlace;
import waymark.training.meeting.MeetingCommand.CancelBooking;
import waymark.training.meeting.MeetingCommand.CancelMeeting;
import waymark.training.meeting.MeetingCommand.RecordRegister;
import waymark.training.meeting.MeetingCommand.ScheduleMeeting;
import waymark.training.meeting.MeetingCommand.TakeRegister;
import waymark.training.meeting.MeetingEvent.BookingCancelled;
import waymark.training.meeting.MeetingEvent.MeetingCancelled;
import waymark.training.meeting.MeetingEvent.MeetingScheduled;
import waymark.training.meeting.MeetingEvent.PlaceBooked;
import waymark.training.meeting.MeetingEvent.RegisterTaken;
import waymark.training.meeting.MeetingEvent.WaitingListJoined;
import waymark.training.meeting.MeetingEvent.WaitingListLeft;

class MeetingTest {

    private static final String ID = "meeting-1";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate TO_COME = LocalDate.of(2026, 12, 3);
    private static final LocalDate OVER = LocalDate.of(2026, 6, 11);

    private AggregateTestFixture<Meeting> fixture = new AggregateTestFixture<>(Meeting.class);

    @BeforeEach
    void a_calendar_on_a_day() {
        fixture = new AggregateTestFixture<>(Meeting.class);
        fixture.registerInjectableResource(Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), London.ZONE));
    }

    @Nested
    class Scheduling {

        @Test
        void a_meeting_is_scheduled() {
            when(schedule(TO_COME, 2)).expectEvents(scheduled(TO_COME));
        }

        @Test
        void scheduling_it_again_changes_nothing() {
            when(schedule(TO_COME, 2), scheduled(TO_COME))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void a_reference_stands_for_one_meeting() {
            refused(when(schedule(TO_COME, 3), scheduled(TO_COME)), "exists already");
        }

        @Test
        void a_meeting_that_was_called_off_stays_so() {
            when(schedule(TO_COME, 2), scheduled(TO_COME), calledOff()).expectNoEvents();
        }
    }

    @Nested
    class Booking {

        @Test
        void a_place_is_booked() {
            when(new BookPlace(ID, "a"), scheduled(TO_COME)).expectEvents(booked("a"));
        }

        @Test
        void the_last_place_is_booked() {
            when(new BookPlace(ID, "b"), scheduled(TO_COME), booked("a")).expectEvents(booked("b"));
        }

        @Test
        void a_place_is_booked_on_the_day_itself() {
            when(new BookPlace(ID, "a"), scheduled(TODAY)).expectEvents(booked("a"));
        }

        @Test
        void whoever_finds_no_place_waits() {
            when(new BookPlace(ID, "c"), full()).expectEvents(waits("c"));
        }

        @Test
        void booking_twice_changes_nothing() {
            when(new BookPlace(ID, "a"), full())
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void waiting_twice_changes_nothing() {
            when(new BookPlace(ID, "c"), full(waits("c")))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void a_meeting_that_is_over_has_no_places() {
            refused(when(new BookPlace(ID, "a"), scheduled(OVER)), "This meeting is over");
        }

        @Test
        void a_meeting_whose_register_is_taken_has_no_places() {
            refused(
                    when(new BookPlace(ID, "c"), scheduled(TODAY), register(TODAY, List.of("a"), List.of("a"))),
                    "This meeting is over");
        }

        @Test
        void a_meeting_that_is_called_off_has_no_places() {
            refused(when(new BookPlace(ID, "a"), scheduled(TO_COME), calledOff()), "has been called off");
        }

        @Test
        void another_authority_finds_no_meeting() {
            fixture.given(scheduled(TO_COME))
                    .when(new BookPlace(ID, "a"), Map.of("la", "873"))
                    .expectException(NotFoundException.class)
                    .expectNoEvents();
        }
    }

    @Nested
    class CancellingABooking {

        @Test
        void a_place_is_given_back() {
            when(new CancelBooking(ID, "a"), full()).expectEvents(new BookingCancelled(ID, "a"));
        }

        @Test
        void whoever_waited_longest_moves_up() {
            when(new CancelBooking(ID, "a"), full(waits("c"), waits("d")))
                    .expectEvents(new BookingCancelled(ID, "a"), booked("c"));
        }

        @Test
        void whoever_moved_up_no_longer_waits() {
            when(new CancelBooking(ID, "b"), full(waits("c"), waits("d"), new BookingCancelled(ID, "a"), booked("c")))
                    .expectEvents(new BookingCancelled(ID, "b"), booked("d"));
        }

        @Test
        void whoever_waits_may_stop_waiting() {
            when(new CancelBooking(ID, "c"), full(waits("c"), waits("d"))).expectEvents(new WaitingListLeft(ID, "c"));
        }

        @Test
        void whoever_stopped_waiting_does_not_move_up() {
            when(new CancelBooking(ID, "a"), full(waits("c"), waits("d"), new WaitingListLeft(ID, "c")))
                    .expectEvents(new BookingCancelled(ID, "a"), booked("d"));
        }

        @Test
        void only_a_booked_place_is_given_back() {
            refused(when(new CancelBooking(ID, "c"), full()), "has no place at this meeting");
        }

        @Test
        void nothing_is_given_back_afterwards() {
            refused(when(new CancelBooking(ID, "a"), scheduled(OVER), booked("a")), "This meeting is over");
        }

        @Test
        void nothing_is_given_back_once_called_off() {
            refused(when(new CancelBooking(ID, "a"), full(calledOff())), "has been called off");
        }
    }

    @Nested
    class TakingTheRegister {

        @Test
        void the_register_says_who_was_invited_and_who_came() {
            when(new TakeRegister(ID, List.of("b", "a", "c"), List.of("c", "a")), scheduled(OVER))
                    .expectEvents(register(OVER, List.of("a", "b", "c"), List.of("a", "c")));
        }

        @Test
        void the_register_may_be_taken_on_the_day() {
            when(new TakeRegister(ID, List.of("a"), List.of()), scheduled(TODAY))
                    .expectEvents(register(TODAY, List.of("a"), List.of()));
        }

        @Test
        void the_same_register_in_another_order_changes_nothing() {
            when(
                            new TakeRegister(ID, List.of("b", "a"), List.of("b", "a")),
                            scheduled(OVER),
                            register(OVER, List.of("a", "b"), List.of("a", "b")))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void a_register_may_be_put_right() {
            when(
                            new TakeRegister(ID, List.of("a", "b"), List.of("b")),
                            scheduled(OVER),
                            register(OVER, List.of("a", "b"), List.of("a", "b")))
                    .expectEvents(register(OVER, List.of("a", "b"), List.of("b")));
        }

        @Test
        void only_the_invited_come() {
            refused(when(new TakeRegister(ID, List.of("a"), List.of("b")), scheduled(OVER)), "was not invited");
        }

        @Test
        void nobody_has_come_yet() {
            refused(
                    when(new TakeRegister(ID, List.of("a"), List.of("a")), scheduled(TO_COME)),
                    "The meeting is on 2026-12-03");
        }

        @Test
        void nobody_came_to_a_meeting_that_was_called_off() {
            refused(
                    when(new TakeRegister(ID, List.of("a"), List.of("a")), scheduled(OVER), calledOff()),
                    "has been called off");
        }
    }

    @Nested
    class CallingOff {

        @Test
        void a_meeting_is_called_off() {
            when(new CancelMeeting(ID), scheduled(TO_COME)).expectEvents(calledOff());
        }

        @Test
        void a_meeting_with_bookings_is_called_off() {
            when(new CancelMeeting(ID), full(waits("c"))).expectEvents(calledOff());
        }

        @Test
        void calling_it_off_again_changes_nothing() {
            when(new CancelMeeting(ID), scheduled(TO_COME), calledOff())
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void a_meeting_that_took_place_is_not_called_off() {
            refused(
                    when(new CancelMeeting(ID), scheduled(OVER), register(OVER, List.of("a"), List.of())),
                    "so it took place");
        }
    }

    @Nested
    class RecordingAFile {

        @Test
        void an_unknown_meeting_is_scheduled_with_its_register() {
            when(file(OVER, List.of("a", "b"), List.of("b")))
                    .expectEvents(scheduled(OVER), register(OVER, List.of("a", "b"), List.of("b")));
        }

        @Test
        void a_known_meeting_gets_its_register() {
            when(file(OVER, List.of("a", "b"), List.of("b")), scheduled(OVER), booked("a"))
                    .expectEvents(register(OVER, List.of("a", "b"), List.of("b")));
        }

        @Test
        void the_same_file_again_changes_nothing() {
            when(
                            file(OVER, List.of("b", "a"), List.of("b")),
                            scheduled(OVER),
                            register(OVER, List.of("a", "b"), List.of("b")))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void a_reference_stands_for_one_meeting() {
            refused(when(file(OVER, List.of("a"), List.of()), scheduled(OVER.plusDays(1))), "exists already");
        }

        @Test
        void a_register_of_a_meeting_to_come_is_refused_whole() {
            refused(when(file(TO_COME, List.of("a"), List.of("a"))), "The meeting is on 2026-12-03");
        }

        private RecordRegister file(LocalDate heldOn, List<String> invited, List<String> attended) {
            return new RecordRegister(ID, "874", "cluster-1", "Autumn meeting", heldOn, 2, invited, attended);
        }
    }

    private ResultValidator<Meeting> when(MeetingCommand command, Object... given) {
        return fixture.given(given).when(command, Map.of("la", "874"));
    }

    private static void refused(ResultValidator<Meeting> result, String because) {
        result.expectNoEvents()
                .expectException(RefusedException.class)
                .expectExceptionMessage(Matchers.containsString(because));
    }

    private static ScheduleMeeting schedule(LocalDate heldOn, int capacity) {
        return new ScheduleMeeting(ID, "874", "cluster-1", "Autumn meeting", heldOn, capacity);
    }

    private static MeetingScheduled scheduled(LocalDate heldOn) {
        return new MeetingScheduled(ID, "874", "cluster-1", "Autumn meeting", heldOn, 2);
    }

    /** Two places, both booked, and what happened since. */
    private static Object[] full(Object... since) {
        var all = new java.util.ArrayList<Object>(List.of(scheduled(TO_COME), booked("a"), booked("b")));
        all.addAll(List.of(since));
        return all.toArray();
    }

    private static PlaceBooked booked(String settingId) {
        return new PlaceBooked(ID, settingId);
    }

    private static WaitingListJoined waits(String settingId) {
        return new WaitingListJoined(ID, settingId);
    }

    private static RegisterTaken register(LocalDate heldOn, List<String> invited, List<String> attended) {
        return new RegisterTaken(ID, "cluster-1", invited, attended, heldOn);
    }

    private static MeetingCancelled calledOff() {
        return new MeetingCancelled(ID, "cluster-1", TODAY);
    }
}
