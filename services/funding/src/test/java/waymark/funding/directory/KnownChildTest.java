package waymark.funding.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import waymark.events.JourneysPublished.ChildPlaced;
import waymark.events.JourneysPublished.ChildRegistered;
import waymark.events.JourneysPublished.PlacementEnded;
import waymark.events.JourneysPublished.SenProvisionRecorded;
import waymark.events.PublishedEvent;
import waymark.events.SenProvision;
import waymark.events.Sex;
import waymark.platform.consume.Received;
import waymark.platform.security.TenantScope;
import waymark.testkit.ReadModelStore;

/** Where a child is, as heard: in the order things happened, late, and twice. */
class KnownChildTest {

    private static final TenantScope AREA = TenantScope.ofAuthority("874");
    private static final LocalDate SEPTEMBER = LocalDate.of(2025, 9, 1);
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 5);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final List<LocalDate> DAYS = List.of(SEPTEMBER, JANUARY, MARCH, JUNE);

    private static ReadModelStore store;

    private final Directory directory = new Directory(store.template());
    private final ChildListener listener = new ChildListener(store.template());
    private long position;

    @BeforeAll
    static void open() {
        store = new ReadModelStore();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void nobody_is_known() {
        store.template().dropCollection(KnownChild.class);
    }

    @Nested
    class InTheOrderThingsHappen {

        @Test
        void a_child_that_is_only_known_is_nowhere() {
            hear(new ChildRegistered("c1", "874", 2022, Sex.F, "WBRI", SEPTEMBER));
            assertThat(child().isPlacedAt("s1", JUNE)).isFalse();
        }

        @Test
        void a_child_is_placed_from_a_day_until_the_day_it_leaves() {
            hear(placed("s1", SEPTEMBER), ended("s1", MARCH));
            assertThat(child().isPlacedAt("s1", SEPTEMBER.minusDays(1))).isFalse();
            assertThat(child().isPlacedAt("s1", SEPTEMBER)).isTrue();
            assertThat(child().isPlacedAt("s1", MARCH.minusDays(1))).isTrue();
            assertThat(child().isPlacedAt("s1", MARCH)).isFalse();
        }

        @Test
        void a_move_ends_one_place_and_begins_another_on_the_same_day() {
            hear(placed("s1", SEPTEMBER), ended("s1", MARCH), placed("s2", MARCH));
            assertThat(whereabouts()).containsExactly("s1", "s1", "s2", "s2");
        }

        @Test
        void a_child_may_come_back() {
            hear(placed("s1", SEPTEMBER), ended("s1", JANUARY), placed("s1", JUNE));
            assertThat(whereabouts()).containsExactly("s1", "nowhere", "nowhere", "s1");
        }

        @Test
        void other_hours_are_no_other_place() {
            hear(placed("s1", SEPTEMBER), new ChildPlaced("c1", "874", "s1", 30, MARCH), ended("s1", JUNE));
            assertThat(whereabouts()).containsExactly("s1", "s1", "s1", "nowhere");
        }
    }

    @Nested
    class HeardOfLate {

        @Test
        void an_earlier_start() {
            hear(placed("s1", MARCH), placed("s1", SEPTEMBER));
            assertThat(whereabouts()).containsExactly("s1", "s1", "s1", "s1");
        }

        @Test
        void an_end_before_the_stay_that_runs() {
            hear(placed("s1", SEPTEMBER), ended("s1", MARCH), placed("s1", JUNE));
            hear(ended("s1", JANUARY));
            assertThat(whereabouts()).containsExactly("s1", "nowhere", "nowhere", "s1");
        }

        @Test
        void an_end_that_shortens_a_stay_that_had_ended() {
            hear(placed("s1", SEPTEMBER), ended("s1", JUNE));
            hear(ended("s1", JANUARY));
            assertThat(whereabouts()).containsExactly("s1", "nowhere", "nowhere", "nowhere");
        }

        @Test
        void an_end_of_a_place_that_was_meanwhile_held_elsewhere() {
            hear(placed("s1", SEPTEMBER), ended("s1", JANUARY), placed("s2", JANUARY));
            hear(ended("s1", MARCH));
            assertThat(whereabouts()).containsExactly("s1", "s2", "s2", "s2");
        }

        @Test
        void a_stay_elsewhere_before_hours_changed_leaves_the_changed_place() {
            hear(placed("s1", SEPTEMBER), new ChildPlaced("c1", "874", "s1", 30, MARCH));
            // What journeys says: March was stated already, and only what led to it is new.
            hear(ended("s1", JANUARY), placed("s2", JANUARY), ended("s2", MARCH));
            assertThat(whereabouts()).containsExactly("s1", "s2", "s1", "s1");
        }

        @Test
        void a_stay_elsewhere_between_two_stays() {
            hear(placed("s1", SEPTEMBER), ended("s1", JANUARY), placed("s1", JUNE));
            hear(placed("s2", MARCH), ended("s2", JUNE));
            assertThat(whereabouts()).containsExactly("s1", "nowhere", "s2", "s1");
        }
    }

    /** Four reports about four days, in each of the orders in which they may come in. */
    @ParameterizedTest
    @MethodSource("orders")
    void whatever_comes_first_everybody_ends_up_in_the_same_place(List<Report> order) {
        var journeys = new Journeys();
        var said = order.stream()
                .flatMap(report -> journeys.hears(report).stream())
                .toList();
        var letters = received(said);
        for (var letter : letters) {
            listener.on("journeys", List.of(letter));
            listener.on("journeys", letters.subList(0, letters.indexOf(letter) + 1));
        }
        assertThat(whereabouts()).as("%s", said).containsExactly("s1", "nowhere", "s2", "s1");
        var before = child();
        listener.on("journeys", letters);
        assertThat(child()).isEqualTo(before);
    }

    static Stream<List<Report>> orders() {
        return permutations(List.of(
                new Report(SEPTEMBER, "s1"),
                new Report(JANUARY, null),
                new Report(MARCH, "s2"),
                new Report(JUNE, "s1")));
    }

    @Test
    void an_old_batch_does_not_undo_a_move() {
        var first = received(List.of(placed("s1", SEPTEMBER)));
        listener.on("journeys", first);
        hear(ended("s1", MARCH));
        var before = child();
        listener.on("journeys", first);
        assertThat(child()).isEqualTo(before);
    }

    @Test
    void what_is_not_about_places_leaves_no_trace() {
        hear(placed("s1", SEPTEMBER));
        var before = child();
        hear(new SenProvisionRecorded("c1", "874", SenProvision.K, null, MARCH));
        assertThat(child()).isEqualTo(before);
    }

    @Test
    void another_authority_knows_nothing_of_the_child() {
        hear(placed("s1", SEPTEMBER));
        assertThat(directory.child(TenantScope.ofAuthority("301"), "c1")).isEmpty();
        assertThat(directory.children(TenantScope.ofAuthority("301"), List.of("c1")))
                .isEmpty();
        assertThat(directory.children(AREA, List.of("c1", "c2"))).containsOnlyKeys("c1");
    }

    /** Somebody found the child here, or nowhere, on this day. */
    record Report(LocalDate day, @Nullable String settingId) {}

    /** What the journeys service publishes as it learns of reports: what is new, and what that would hide of later. */
    private static final class Journeys {

        private final TreeMap<LocalDate, Report> known = new TreeMap<>();

        List<PublishedEvent> hears(Report report) {
            var before = on(report.day());
            var said = new ArrayList<>(move(before, report.settingId(), report.day()));
            var next = known.higherEntry(report.day());
            if (next != null && !said.isEmpty()) {
                var then = next.getValue().settingId();
                var again = new ArrayList<>(move(report.settingId(), then, next.getKey()));
                again.removeAll(move(before, then, next.getKey()));
                said.addAll(again);
            }
            known.put(report.day(), report);
            return said;
        }

        private @Nullable String on(LocalDate day) {
            var entry = known.floorEntry(day);
            return entry == null ? null : entry.getValue().settingId();
        }

        private static List<PublishedEvent> move(@Nullable String from, @Nullable String to, LocalDate day) {
            var said = new ArrayList<PublishedEvent>();
            if (from != null && !from.equals(to)) {
                said.add(ended(from, day));
            }
            if (to != null && !to.equals(from)) {
                said.add(placed(to, day));
            }
            return said;
        }
    }

    private static <T> Stream<List<T>> permutations(List<T> of) {
        return of.isEmpty()
                ? Stream.of(List.of())
                : of.stream()
                        .flatMap(first -> permutations(
                                        of.stream().filter(it -> it != first).toList())
                                .map(rest -> Stream.concat(Stream.of(first), rest.stream())
                                        .toList()));
    }

    private void hear(PublishedEvent... events) {
        listener.on("journeys", received(List.of(events)));
    }

    private List<Received> received(List<PublishedEvent> events) {
        return events.stream()
                .map(event -> new Received(
                        event,
                        "e" + ++position,
                        "type",
                        "journeys",
                        position,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        null))
                .toList();
    }

    private KnownChild child() {
        return directory.child(AREA, "c1").orElseThrow();
    }

    /** At which of the two settings on each of the days. */
    private List<String> whereabouts() {
        return DAYS.stream()
                .map(day -> Stream.of("s1", "s2")
                        .filter(setting -> child().isPlacedAt(setting, day))
                        .reduce((one, other) -> one + " and " + other)
                        .orElse("nowhere"))
                .toList();
    }

    private static ChildPlaced placed(String settingId, LocalDate from) {
        return new ChildPlaced("c1", "874", settingId, 15, from);
    }

    private static PlacementEnded ended(String settingId, LocalDate from) {
        return new PlacementEnded("c1", "874", settingId, from);
    }
}
