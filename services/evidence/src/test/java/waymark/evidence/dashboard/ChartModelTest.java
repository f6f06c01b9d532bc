package waymark.evidence.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import waymark.evidence.dossier.Kind;
import waymark.evidence.measure.Amount;
import waymark.evidence.measure.Cell;
import waymark.evidence.measure.Figure;
import waymark.evidence.measure.Filter;
import waymark.evidence.measure.Measure;
import waymark.evidence.measure.Period;
import waymark.evidence.measure.Point;
import waymark.evidence.measure.Polarity;
import waymark.evidence.measure.Question;
import waymark.evidence.measure.Unit;

class ChartModelTest {

    private static final LocalDate LAST = LocalDate.parse("2023-12-31");

    @Test
    void height_is_in_proportion_to_the_value() {
        var chart = chart(percentages(0, 50, 100));
        var zero = chart.markers().get(0).y();
        var half = chart.markers().get(1).y();
        var all = chart.markers().get(2).y();
        assertThat(zero).isEqualTo(chart.baseline());
        assertThat(zero - half).isEqualTo((zero - all) / 2, within(0.001));
    }

    @Test
    void months_are_evenly_spaced_within_the_drawing() {
        var chart = chart(percentages(10, 20, 30, 40));
        var x = chart.markers().stream().map(ChartModel.Marker::x).toList();
        assertThat(x.get(1) - x.get(0)).isEqualTo(x.get(3) - x.get(2), within(0.001));
        assertThat(x.getFirst()).isEqualTo(chart.left());
        assertThat(x.getLast()).isEqualTo(chart.right());
        assertThat(chart.right()).isLessThan(chart.width());
    }

    @Test
    void a_withheld_value_leaves_a_gap_and_is_nowhere_in_the_drawing() {
        var points = List.of(
                Amount.percent(1, 2),
                Amount.percent(1, 2),
                Amount.WITHHELD,
                Amount.percent(1, 4),
                Amount.percent(1, 4));
        var chart = chart(points);
        assertThat(chart.lines()).hasSize(2);
        assertThat(chart.markers()).hasSize(4);
    }

    @Test
    void a_value_between_two_gaps_has_a_marker_and_no_line() {
        var chart = chart(List.of(Amount.WITHHELD, Amount.percent(1, 2), Amount.WITHHELD));
        assertThat(chart.lines()).isEmpty();
        assertThat(chart.markers()).hasSize(1);
        assertThat(chart.last()).isNull();
    }

    @Test
    void nothing_is_drawn_where_there_is_no_value() {
        assertThat(ChartModel.of(figure(List.of(Amount.WITHHELD, Amount.percent(0, 0))), "m", ChartModel.WIDE))
                .isEmpty();
    }

    @Test
    void the_newest_value_is_written_beside_its_marker() {
        var chart = chart(percentages(10, 81));
        assertThat(chart.last()).isNotNull();
        assertThat(chart.last().text()).isEqualTo("81.0%");
        assertThat(chart.last().x()).isGreaterThan(chart.right());
    }

    @Test
    void the_description_says_where_it_begins_and_ends_and_what_was_found() {
        assertThat(chart(percentages(10, 81)).description())
                .contains("30 November 2023 (10.0%)", "31 December 2023 (81.0%)", "A finding.");
    }

    @Test
    void text_keeps_its_size_on_a_narrow_screen_by_having_fewer_months() {
        var points = percentages(IntStream.range(0, 24).toArray());
        var wide = ChartModel.of(figure(points), "w", ChartModel.WIDE).orElseThrow();
        var narrow = ChartModel.of(figure(points), "n", ChartModel.NARROW).orElseThrow();
        assertThat(wide.months())
                .extracting(ChartModel.Tick::text)
                .containsExactly("Jun 2022", "Dec 2022", "Jun 2023", "Dec 2023");
        assertThat(narrow.months()).hasSize(2);
        assertThat(narrow.markers()).hasSameSizeAs(wide.markers());
    }

    private static ChartModel chart(List<Amount> trend) {
        return ChartModel.of(figure(trend), "m", ChartModel.WIDE).orElseThrow();
    }

    private static List<Amount> percentages(int... values) {
        return IntStream.of(values)
                .mapToObj(value -> Amount.percent(value, 100))
                .toList();
    }

    private static Figure figure(List<Amount> trend) {
        var measure = new Measure(
                "m",
                "Measure",
                Question.IDENTIFIED,
                Unit.PERCENT,
                Polarity.HIGHER_IS_BETTER,
                Kind.CHILD,
                "Definition",
                "Numerator",
                "Denominator",
                "None",
                List.of(),
                "None",
                null,
                Set.of());
        var points = IntStream.range(0, trend.size())
                .mapToObj(i -> new Point(monthEnd(trend.size() - 1 - i), trend.get(i)))
                .toList();
        var headline = new Cell(Cell.ALL, "All", true, trend.getLast());
        return new Figure(
                measure,
                "874",
                LAST,
                Period.endingOn(LAST),
                null,
                Filter.NONE,
                List.of(headline),
                points,
                "A finding.",
                "1",
                false);
    }

    private static LocalDate monthEnd(int monthsBefore) {
        return LAST.plusDays(1).minusMonths(monthsBefore).minusDays(1);
    }
}
