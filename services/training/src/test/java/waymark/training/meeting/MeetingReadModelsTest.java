package waymark.training.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.platform.security.TenantScope;
import waymark.testkit.ReadModelStore;
import waymark.training.meeting.MeetingCalendar.Search;
import waymark.training.meeting.MeetingEvent.BookingCancelled;
import waymark.training.meeting.MeetingEvent.MeetingCancelled;
import waymark.training.meeting.MeetingEvent.MeetingScheduled;
import waymark.training.meeting.MeetingEvent.PlaceBooked;
import waymark.training.meeting.MeetingEvent.RegisterTaken;
import waymark.training.meeting.MeetingEvent.WaitingListJoined;
import waymark.training.meeting.MeetingEvent.WaitingListLeft;

class MeetingReadModelsTest {

    private static final LocalDate SPRING = LocalDate.of(2024, 2, 8);
    private static final LocalDate AUTUMN = LocalDate.of(2024, 11, 12);
    private static final TenantScope AUTHORITY = TenantScope.ofAuthority("874");

    private static ReadModelStore store;
    private static MongoTemplate mongo;

    private final MeetingCalendar calendar = new MeetingCalendar(mongo);
    private final CalendarProjector calendarProjector = new CalendarProjector(mongo);
    private final AttendanceRecords records = new AttendanceRecords(mongo);
    private final AttendanceProjector attendanceProjector = new AttendanceProjector(mongo);

    @BeforeAll
    static void open() {
        store = new ReadModelStore();
        mongo = store.template();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void empty() {
        calendarProjector.reset();
        attendanceProjector.reset();
    }

    @Test
    void the_calendar_shows_places_left_and_who_waits_in_order() {
        full();

        var meeting = calendar.one(AUTHORITY, "m1").orElseThrow();
        assertThat(meeting.placesLeft()).isZero();
        assertThat(meeting.booked()).containsExactly("b", "c");
        assertThat(meeting.waiting()).containsExactly("e");
        assertThat(meeting.version()).isEqualTo(8);
    }

    @Test
    void a_place_given_back_is_left_when_nobody_waits() {
        schedule("m1", SPRING);
        calendarProjector.on(new PlaceBooked("m1", "a"), 1);
        assertThat(calendar.one(AUTHORITY, "m1").orElseThrow().placesLeft()).isEqualTo(1);
        calendarProjector.on(new BookingCancelled("m1", "a"), 2);
        assertThat(calendar.one(AUTHORITY, "m1").orElseThrow().placesLeft()).isEqualTo(2);
    }

    @Test
    void a_meeting_is_held_or_called_off() {
        schedule("m1", SPRING);
        calendarProjector.on(new RegisterTaken("m1", "c1", List.of("a"), List.of(), SPRING), 1);
        schedule("m2", AUTUMN);
        calendarProjector.on(new MeetingCancelled("m2", "c1", SPRING), 1);

        assertThat(calendar.one(AUTHORITY, "m1").orElseThrow().registerTaken()).isTrue();
        assertThat(calendar.one(AUTHORITY, "m2").orElseThrow().cancelledOn()).isEqualTo(SPRING);
    }

    @Test
    void the_same_events_twice_and_a_replay_show_the_same_calendar() {
        full();
        var once = mongo.findAll(CalendarMeeting.class);
        full();
        assertThat(mongo.findAll(CalendarMeeting.class)).isEqualTo(once);

        calendarProjector.reset();
        full();
        assertThat(mongo.findAll(CalendarMeeting.class)).isEqualTo(once);
    }

    @Test
    void a_booking_of_nothing_is_not_passed_over() {
        assertThatThrownBy(() -> calendarProjector.on(new PlaceBooked("m9", "a"), 1))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_calendar_is_searched_by_days_and_cluster() {
        schedule("m2", AUTUMN);
        schedule("m1", SPRING);

        assertThat(found(null, null, null)).containsExactly("m1", "m2");
        assertThat(found(SPRING, AUTUMN, "c1")).containsExactly("m1", "m2");
        assertThat(found(SPRING.plusDays(1), null, null)).containsExactly("m2");
        assertThat(found(null, AUTUMN.minusDays(1), null)).containsExactly("m1");
        assertThat(found(null, null, "c2")).isEmpty();
        assertThat(calendar.count(AUTHORITY, new Search(AUTUMN, null, null))).isEqualTo(1);
        assertThat(calendar.find(TenantScope.ofAuthority("873"), new Search(null, null, null), 0, 20))
                .isEmpty();
    }

    @Test
    void a_setting_has_a_record_of_invitations_and_attendance() {
        register("m1", List.of("a", "b"), List.of("a"), SPRING, 1);
        register("m2", List.of("a"), List.of(), AUTUMN, 1);

        assertThat(records.invited(AUTHORITY, "a")).isEqualTo(2);
        assertThat(records.attended(AUTHORITY, "a")).isEqualTo(1);
        assertThat(records.of(AUTHORITY, "a", 0, 20))
                .extracting(Attendance::meetingId)
                .containsExactly("m2", "m1");
        assertThat(records.of(AUTHORITY, "a", 1, 20))
                .extracting(Attendance::attended)
                .containsExactly(true);
    }

    @Test
    void a_register_put_right_replaces_the_one_before() {
        register("m1", List.of("a", "b"), List.of("a"), SPRING, 1);
        register("m1", List.of("b", "c"), List.of("b"), SPRING, 2);
        // Comes again after the correction.
        register("m1", List.of("a", "b"), List.of("a"), SPRING, 1);

        assertThat(records.invited(AUTHORITY, "a")).isZero();
        assertThat(records.attended(AUTHORITY, "b")).isEqualTo(1);
        assertThat(records.invited(AUTHORITY, "c")).isEqualTo(1);
        assertThat(records.attended(AUTHORITY, "c")).isZero();
    }

    @Test
    void only_the_authority_and_the_setting_itself_see_its_record() {
        register("m1", List.of("a"), List.of("a"), SPRING, 1);

        for (var other : List.of(TenantScope.ofAuthority("873"), TenantScope.ofSettings("874", Set.of("b")))) {
            assertThat(records.of(other, "a", 0, 20)).isEmpty();
            assertThat(records.invited(other, "a")).isZero();
            assertThat(records.attended(other, "a")).isZero();
        }
        assertThat(records.invited(TenantScope.ofSettings("874", Set.of("a")), "a"))
                .isEqualTo(1);
    }

    private List<String> found(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String cluster) {
        return calendar.find(AUTHORITY, new Search(from, to, cluster), 0, 20).stream()
                .map(CalendarMeeting::id)
                .toList();
    }

    private void schedule(String id, LocalDate heldOn) {
        calendarProjector.on(new MeetingScheduled(id, "874", "c1", "Meeting", heldOn, 2), 0);
    }

    private void full() {
        schedule("m1", SPRING);
        calendarProjector.on(new PlaceBooked("m1", "a"), 1);
        calendarProjector.on(new PlaceBooked("m1", "b"), 2);
        calendarProjector.on(new WaitingListJoined("m1", "c"), 3);
        calendarProjector.on(new WaitingListJoined("m1", "d"), 4);
        calendarProjector.on(new WaitingListJoined("m1", "e"), 5);
        calendarProjector.on(new WaitingListLeft("m1", "d"), 6);
        calendarProjector.on(new BookingCancelled("m1", "a"), 7);
        calendarProjector.on(new PlaceBooked("m1", "c"), 8);
    }

    private void register(String meeting, List<String> invited, List<String> attended, LocalDate on, long sequence) {
        attendanceProjector.on(new RegisterTaken(meeting, "c1", invited, attended, on), sequence, "874");
    }
}
