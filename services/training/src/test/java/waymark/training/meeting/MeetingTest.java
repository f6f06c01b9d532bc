package waymark.training.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.AggregateNotFoundException;
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

        @Test
        void a_meeting_that_has_bookings_may_be_scheduled_again_as_it_is() {
            when(schedule(TO_COME, 2), full())
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        }

        @Test
        void a_meeting_does_not_move_to_another_day() {
            refused(when(schedule(TO_COME.plusDays(1), 2), scheduled(TO_COME)), "exists already");
        }

        @Test
        void another_authority_schedules_nothing_in_its_place() {
            foreign(schedule(TO_COME, 2));
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
            foreign(new BookPlace(ID, "c"));
        }

        @Test
        void a_place_given_back_is_booked_anew() {
            when(new BookPlace(ID, "c"), full(new BookingCancelled(ID, "a"))).expectEvents(booked("c"));
        }

        @Test
        void whoever_gave_a_place_back_waits_like_anybody_else() {
            when(new BookPlace(ID, "a"), full(waits("c"), new BookingCancelled(ID, "a"), booked("c")))
                    .expectEvents(waits("a"));
        }

        @Test
        void nothing_is_booked_at_a_meeting_nobody_scheduled() {
            when(new BookPlace(ID, "a")).expectException(AggregateNotFoundException.class);
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

        @Test
        void a_place_is_given_back_once() {
            refused(
                    when(new CancelBooking(ID, "a"), full(new BookingCancelled(ID, "a"))),
                    "has no place at this meeting");
        }

        @Test
        void nothing_is_given_back_once_the_register_is_taken() {
            refused(
                    when(
                            new CancelBooking(ID, "a"),
                            scheduled(TODAY),
                            booked("a"),
                            register(TODAY, List.of("a"), List.of("a"))),
                    "This meeting is over");
        }

        @Test
        void another_authority_gives_nothing_back() {
            foreign(new CancelBooking(ID, "a"));
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

        @Test
        void a_setting_named_twice_came_once() {
            when(new TakeRegister(ID, List.of("a", "b", "a"), List.of("b", "b")), scheduled(OVER))
                    .expectEvents(register(OVER, List.of("a", "b"), List.of("b")));
        }

        @Test
        void a_register_put_right_may_be_put_right_again() {
            when(
                            new TakeRegister(ID, List.of("a"), List.of("a")),
                            scheduled(OVER),
                            register(OVER, List.of("a"), List.of("a")),
                            register(OVER, List.of("a"), List.of()))
                    .expectEvents(register(OVER, List.of("a"), List.of("a")));
        }

        @Test
        void another_authority_takes_no_register() {
            foreign(new TakeRegister(ID, List.of("a"), List.of("a")));
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

        @Test
        void a_meeting_nobody_held_is_called_off_afterwards() {
            when(new CancelMeeting(ID), scheduled(OVER)).expectEvents(calledOff());
        }

        @Test
        void another_authority_calls_nothing_off() {
            foreign(new CancelMeeting(ID));
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

        @Test
        void a_file_puts_a_register_right() {
            when(
                            file(OVER, List.of("a", "b"), List.of("a")),
                            scheduled(OVER),
                            register(OVER, List.of("a", "b"), List.of("b")))
                    .expectEvents(register(OVER, List.of("a", "b"), List.of("a")));
        }

        @Test
        void a_meeting_that_was_called_off_gets_no_register() {
            refused(when(file(OVER, List.of("a"), List.of("a")), scheduled(OVER), calledOff()), "has been called off");
        }

        @Test
        void whoever_came_uninvited_is_refused_with_the_whole_meeting() {
            refused(when(file(OVER, List.of("a"), List.of("b"))), "was not invited");
        }

        @Test
        void another_authority_records_nothing() {
            foreign(file(OVER, List.of("a"), List.of("a")));
        }

        private RecordRegister file(LocalDate heldOn, List<String> invited, List<String> attended) {
            return new RecordRegister(ID, "874", "cluster-1", "Autumn meeting", heldOn, 2, invited, attended);
        }
    }

    private ResultValidator<Meeting> when(MeetingCommand command, Object... given) {
        return fixture.given(given).when(command, Map.of("la", "874"));
    }

    private void foreign(MeetingCommand command) {
        fixture.given(scheduled(TO_COME), booked("a"))
                .when(command, Map.of("la", "873"))
                .expectNoEvents()
                .expectException(NotFoundException.class);
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
