package waymark.evidence.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import waymark.demodata.DemoAuthority;
import waymark.demodata.published.OnTime;
import waymark.demodata.published.PublishedFigures;
import waymark.evidence.area.Area;
import waymark.evidence.dossier.Knowledge;

/**
 * The three time limits of 2023 in every authority that DfE published them for. The demonstration's cases are told as
 * the journeys service publishes them from the two SEN2 returns, and measured by the code that answers for the
 * dashboard; the sums are DfE's own.
 */
class PublishedFiguresTest {

    private static final String SIX = "decision-within-6-weeks";
    private static final String SIXTEEN = "no-plan-within-16-weeks";
    private static final String TWENTY = "plan-within-20-weeks";
    private static final String WITHOUT = "without-exceptions";
    private static final String WITH = "with-exceptions";

    private static final LocalDate YEAR_END = LocalDate.of(2023, 12, 31);

    private static final List<Measured> ALL =
            PublishedFigures.all(2023).stream().map(Measured::of).toList();

    @Test
    void every_authority_with_complete_figures_is_measured() {
        assertThat(ALL).hasSize(150);
        assertThat(ALL).allMatch(it -> denominator(it.amount(SIX, Cell.ALL)) > 0);
        assertThat(ALL).allMatch(it -> denominator(it.amount(TWENTY, Cell.ALL)) > 0);
    }

    @Test
    void six_week_figures_are_those_of_the_published_counts() {
        assertThat(differences(SIX, Cell.ALL, figures -> ofOwnCounts(figures.sixWeeks())))
                .isEmpty();
    }

    @Test
    void six_week_percentages_are_the_published_ones_but_for_the_authorities_whose_counts_contradict_them()
            throws IOException {
        var different = ALL.stream()
                .filter(it -> !same(
                        it.amount(SIX, Cell.ALL).value(),
                        it.figures().sixWeeks().publishedPercentage()))
                .map(Measured::name)
                .toList();

        assertThat(different).hasSize(17).containsExactlyInAnyOrderElementsOf(contradictory());
    }

    @Test
    void sixteen_week_figures_are_the_published_ones() {
        assertThat(differences(SIXTEEN, Cell.ALL, PublishedFigures::sixteenWeeks))
                .isEmpty();
    }

    @Test
    void twenty_week_figures_are_the_published_ones() {
        assertThat(differences(TWENTY, Cell.ALL, figures -> figures.plans().onTime()))
                .isEmpty();
    }

    @Test
    void twenty_week_figures_without_exceptions_are_the_published_ones() {
        assertThat(differences(
                        TWENTY,
                        WITHOUT,
                        figures -> figures.plansWithoutExceptions().onTime()))
                .isEmpty();
    }

    @Test
    void twenty_week_figures_of_exceptions_alone_are_what_lies_between_the_two() {
        assertThat(differences(TWENTY, WITH, PublishedFiguresTest::exceptions)).isEmpty();
    }

    @Test
    void an_exception_to_the_twenty_weeks_is_none_to_the_other_two() {
        assertThat(differences(SIX, WITHOUT, figures -> ofOwnCounts(figures.sixWeeks())))
                .isEmpty();
        assertThat(differences(SIXTEEN, WITHOUT, PublishedFigures::sixteenWeeks))
                .isEmpty();
    }

    private static List<String> differences(String measure, String cell, Function<PublishedFigures, OnTime> published) {
        return ALL.stream()
                .flatMap(it -> {
                    var ours = it.amount(measure, cell);
                    var theirs = published.apply(it.figures());
                    return agree(ours, theirs)
                            ? Stream.empty()
                            : Stream.of("%s: %d of %d = %s, but published %d of %d = %s"
                                    .formatted(
                                            it.name(),
                                            ours.numerator(),
                                            ours.denominator(),
                                            ours.text(),
                                            theirs.within(),
                                            theirs.total(),
                                            theirs.publishedPercentage()));
                })
                .toList();
    }

    private static boolean agree(Amount ours, OnTime theirs) {
        return numerator(ours) == theirs.within()
                && denominator(ours) == theirs.total()
                && same(ours.value(), theirs.publishedPercentage());
    }

    private static boolean same(@Nullable BigDecimal ours, @Nullable BigDecimal theirs) {
        return ours == null || theirs == null ? ours == theirs : ours.compareTo(theirs) == 0;
    }

    private static long numerator(Amount amount) {
        return Objects.requireNonNull(amount.numerator());
    }

    private static long denominator(Amount amount) {
        return Objects.requireNonNull(amount.denominator());
    }

    private static OnTime ofOwnCounts(OnTime published) {
        return new OnTime(published.within(), published.over(), published.ownPercentage());
    }

    private static OnTime exceptions(PublishedFigures figures) {
        var every = figures.plans().onTime();
        var plain = figures.plansWithoutExceptions().onTime();
        int within = every.within() - plain.within();
        int over = every.over() - plain.over();
        return new OnTime(within, over, OnTime.percentage(within, over));
    }

    /** The authorities the demonstration's documentation says so of, as {@link Measured#name}. */
    private static List<String> contradictory() throws IOException {
        var listed = Objects.requireNonNull(
                DemoAuthority.class.getResourceAsStream("/waymark/demodata/six-week-percentages-that-differ.csv"));
        try (var lines = new BufferedReader(new InputStreamReader(listed, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", 3))
                    .map(row -> row[0] + " " + row[1])
                    .toList();
        }
    }

    private record Measured(PublishedFigures figures, Map<String, List<Cell>> cells) {

        static Measured of(PublishedFigures figures) {
            var la = figures.authority().la();
            var dossiers =
                    Returns.dossiers(la, DemoAuthority.of(la, 100, 42).facts().cases());
            var area = Area.of(dossiers, Knowledge.ALL);
            var cells =
                    Stream.of(SIX, SIXTEEN, TWENTY).collect(Collectors.toMap(code -> code, code -> cells(code, area)));
            return new Measured(figures, cells);
        }

        private static List<Cell> cells(String code, Area area) {
            var entry = Catalogue.find(code).orElseThrow();
            return Counted.of(entry, area, Period.endingOn(YEAR_END), Slice.of(Filter.NONE))
                    .cells(Disclosure.NOTHING_WITHHELD);
        }

        String name() {
            return figures.authority().la() + " " + figures.authority().name();
        }

        Amount amount(String measure, String cell) {
            return Objects.requireNonNull(cells.get(measure)).stream()
                    .filter(it -> it.code().equals(cell))
                    .findFirst()
                    .orElseThrow()
                    .amount();
        }
    }
}
