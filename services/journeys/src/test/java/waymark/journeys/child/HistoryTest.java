package waymark.journeys.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 16);
    private static final LocalDate JULY = LocalDate.of(2024, 7, 1);
    private static final LocalDate SEPTEMBER = LocalDate.of(2024, 9, 19);

    private final History<String> history = new History<>();

    @Test
    void nothing_is_known_before_the_first_fact() {
        assertThat(history.on(MAY)).isNull();
        assertThat(learn(MAY, "K")).containsExactly(MAY + " K");
        assertThat(history.on(MAY.minusDays(1))).isNull();
        assertThat(history.on(SEPTEMBER)).isEqualTo("K");
    }

    @Test
    void hearing_the_same_again_says_nothing_new() {
        learn(MAY, "K");

        assertThat(learn(MAY, "K")).isEmpty();
        assertThat(learn(SEPTEMBER, "K")).isEmpty();
    }

    @Test
    void a_late_fact_leaves_a_later_change_alone() {
        learn(SEPTEMBER, "E");

        assertThat(learn(MAY, "K")).containsExactly(MAY + " K");
        assertThat(history.latest()).isEqualTo("E");
    }

    @Test
    void a_late_fact_does_not_hide_what_was_confirmed_after_it() {
        learn(MAY, "K");
        history.confirm(SEPTEMBER);

        assertThat(learn(JULY, "N")).containsExactly(JULY + " N", SEPTEMBER + " K");
        assertThat(history.on(JULY)).isEqualTo("N");
        assertThat(history.on(SEPTEMBER)).isEqualTo("K");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void in_any_order_the_events_tell_what_every_source_said_of_its_day(long seed) {
        var random = new Random(seed);
        var said = new TreeMap<LocalDate, String>();
        var told = new TreeMap<LocalDate, String>();
        for (int i = 0; i < 60; i++) {
            var day = MAY.plusDays(random.nextInt(40));
            var value = List.of("N", "K", "E").get(random.nextInt(3));
            said.put(day, value);
            for (var event : learn(day, value)) {
                told.put(LocalDate.parse(event.split(" ")[0]), event.split(" ")[1]);
            }
            history.confirm(day);
        }

        said.forEach((day, value) -> assertThat(told.floorEntry(day).getValue()).isEqualTo(value));
    }

    private List<String> learn(LocalDate day, String value) {
        var events = history.revise(day, value, HistoryTest::tell);
        for (var event : new ArrayList<>(events)) {
            history.set(LocalDate.parse(event.split(" ")[0]), event.split(" ")[1]);
        }
        return events;
    }

    private static List<String> tell(@Nullable String before, String after, LocalDate day) {
        return after.equals(before) ? List.of() : List.of(day + " " + after);
    }
}
