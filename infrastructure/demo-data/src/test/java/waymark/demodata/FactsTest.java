package waymark.demodata;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import waymark.demodata.cases.CaseFact;
import waymark.demodata.cases.Course;
import waymark.demodata.cases.RequestOutcome;
import waymark.demodata.published.PublishedFigures;

/** The facts of every authority, measured, are what was published. */
@Timeout(60)
class FactsTest {

    private static final Map<String, Facts> DRAWN = new HashMap<>();

    static List<PublishedFigures> authorities() {
        return PublishedFigures.all(2023);
    }

    private static List<CaseFact> cases(PublishedFigures figures) {
        return DRAWN.computeIfAbsent(
                        figures.authority().la(),
                        la -> DemoAuthority.of(la, 2_000, 1).facts())
                .cases();
    }

    @ParameterizedTest
    @MethodSource("authorities")
    void six_week_counts_are_the_published_ones(PublishedFigures figures) {
        var measured = Measured.sixWeeks(cases(figures));
        assertThat(measured)
                .isEqualTo(new Measured(
                        figures.sixWeeks().within(), figures.sixWeeks().over()));
        assertThat(measured.percent()).isEqualTo(figures.sixWeeks().ownPercentage());
    }

    @ParameterizedTest
    @MethodSource("authorities")
    void sixteen_week_figures_are_the_published_ones(PublishedFigures figures) {
        var measured = Measured.measure(cases(figures), CaseFact::notIssuedOn, 112, all -> true);
        assertThat(measured)
                .isEqualTo(new Measured(
                        figures.sixteenWeeks().within(), figures.sixteenWeeks().over()));
        assertThat(measured.percent())
                .isEqualTo(oneDecimal(figures.sixteenWeeks().publishedPercentage()));
    }

    @ParameterizedTest
    @MethodSource("authorities")
    void twenty_week_figures_are_the_published_ones(PublishedFigures figures) {
        var plans = figures.plans();
        var measured = Measured.measure(cases(figures), CaseFact::issuedOn, 140, all -> true);
        assertThat(measured)
                .isEqualTo(new Measured(plans.withinTwentyWeeks(), plans.issued() - plans.withinTwentyWeeks()));
        assertThat(measured.percent()).isEqualTo(oneDecimal(plans.onTime().publishedPercentage()));
        assertThat(Measured.measure(cases(figures), CaseFact::issuedOn, 365, all -> true)
                        .over())
                .isEqualTo(plans.overAYear());
    }

    @ParameterizedTest
    @MethodSource("authorities")
    void twenty_week_figures_without_exceptions_are_the_published_ones(PublishedFigures figures) {
        var plans = figures.plansWithoutExceptions();
        Predicate<CaseFact> counted = fact -> !fact.week20();
        var measured = Measured.measure(cases(figures), CaseFact::issuedOn, 140, counted);
        assertThat(measured)
                .isEqualTo(new Measured(plans.withinTwentyWeeks(), plans.issued() - plans.withinTwentyWeeks()));
        assertThat(measured.percent()).isEqualTo(oneDecimal(plans.onTime().publishedPercentage()));
        assertThat(Measured.measure(cases(figures), CaseFact::issuedOn, 365, counted)
                        .over())
                .isEqualTo(plans.overAYear());
    }

    @ParameterizedTest
    @MethodSource("authorities")
    void requests_are_the_published_ones_where_the_six_week_figure_leaves_room_for_them(PublishedFigures figures) {
        var published = figures.requests();
        int decided = published.decidedToAssess() + published.decidedNotToAssess();
        int surplus = Math.max(0, figures.sixWeeks().total() - decided);
        var received = cases(figures).stream()
                .filter(fact -> inYear(fact.receivedOn(), 2023))
                .map(fact -> fact.course().asAt(LocalDate.of(2024, 1, 18)))
                .toList();
        Map<RequestOutcome, Long> byOutcome =
                received.stream().collect(Collectors.groupingBy(Course::outcome, Collectors.counting()));
        int open = published.decisionNotMade() + published.withdrawn();
        assertThat(received).hasSize(Math.max(published.received(), decided + surplus));
        assertThat(sum(byOutcome, RequestOutcome.ASSESS, RequestOutcome.NOT_ASSESS))
                .isEqualTo(decided + surplus);
        assertThat(sum(byOutcome, RequestOutcome.AWAITING, RequestOutcome.WITHDRAWN))
                .isEqualTo(Math.max(0, open - surplus));
        if (surplus == 0) {
            assertThat(sum(byOutcome, RequestOutcome.ASSESS)).isEqualTo(published.decidedToAssess());
            assertThat(sum(byOutcome, RequestOutcome.WITHDRAWN)).isEqualTo(published.withdrawn());
        }
    }

    @ParameterizedTest
    @MethodSource("authorities")
    void every_case_runs_in_order_and_ends_with_2024(PublishedFigures figures) {
        assertThat(cases(figures)).allSatisfy(fact -> {
            var end = fact.issuedOn() != null ? fact.issuedOn() : fact.notIssuedOn();
            var dates = Stream.of(fact.receivedOn(), fact.decidedOn(), end, LocalDate.of(2024, 12, 31))
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(dates).isSorted();
            assertThat(fact.issuedOn() != null && fact.notIssuedOn() != null).isFalse();
            if (end != null) {
                assertThat(fact.decidedOn()).isNotNull().isBefore(end);
                assertThat(fact.outcome()).isEqualTo(RequestOutcome.ASSESS);
            }
        });
    }

    @Test
    void the_last_day_in_time_and_the_first_day_late_both_occur() {
        var facts = cases(PublishedFigures.of("874", 2023));
        assertThat(facts).anyMatch(fact -> takes(fact, fact.decidedOn(), 42));
        assertThat(facts).anyMatch(fact -> takes(fact, fact.decidedOn(), 43));
        assertThat(facts).anyMatch(fact -> takes(fact, fact.notIssuedOn(), 112));
        assertThat(facts).anyMatch(fact -> takes(fact, fact.notIssuedOn(), 113));
        assertThat(facts).anyMatch(fact -> takes(fact, fact.issuedOn(), 140));
        assertThat(facts).anyMatch(fact -> takes(fact, fact.issuedOn(), 141));
    }

    @Test
    void requests_of_2022_are_in_the_file_and_some_were_decided_in_2023_outside_the_six_week_figure() {
        var earlier = cases(PublishedFigures.of("874", 2023)).stream()
                .filter(fact -> fact.receivedOn().getYear() < 2023)
                .toList();
        assertThat(earlier).hasSizeGreaterThan(20);
        assertThat(earlier).anyMatch(fact -> inYear(fact.decidedOn(), 2023));
    }

    @Test
    void most_cases_open_at_the_end_of_2023_are_concluded_in_2024() {
        var open = cases(PublishedFigures.of("874", 2023)).stream()
                .filter(fact -> inYear(fact.receivedOn(), 2023))
                .filter(fact -> isOpen(fact.course().asAt(LocalDate.of(2023, 12, 31))))
                .toList();
        assertThat(open).hasSizeGreaterThan(50).allMatch(fact -> fact.course().isInReturnAbout(2024));
        assertThat(open).filteredOn(fact -> isOpen(fact.course())).hasSizeLessThan(open.size() / 5);
    }

    @Test
    void requests_of_2024_grow_as_in_england_and_keep_near_the_rates_of_2023() {
        var facts = cases(PublishedFigures.of("874", 2023));
        assertThat(count(facts, fact -> inYear(fact.receivedOn(), 2024))).isBetween(600, 628);
        var sixWeeks = Measured.measure(facts, CaseFact::decidedOn, 42, fact -> inYear(fact.receivedOn(), 2024), 2024);
        assertThat(sixWeeks.percent()).isBetween(new BigDecimal("79"), new BigDecimal("84"));
    }

    @Test
    void the_number_of_children_does_not_change_the_published_counts() {
        var figures = PublishedFigures.of("874", 2023);
        assertThat(Measured.sixWeeks(DemoAuthority.of("874", 150, 9).facts().cases()))
                .isEqualTo(new Measured(
                        figures.sixWeeks().within(), figures.sixWeeks().over()));
    }

    private static int sum(Map<RequestOutcome, Long> byOutcome, RequestOutcome... outcomes) {
        return Stream.of(outcomes)
                .mapToInt(outcome -> byOutcome.getOrDefault(outcome, 0L).intValue())
                .sum();
    }

    private static boolean isOpen(Course course) {
        return switch (course.outcome()) {
            case AWAITING -> true;
            case ASSESS -> course.issuedOn() == null && course.notIssuedOn() == null;
            case NOT_ASSESS, WITHDRAWN -> false;
        };
    }

    private static @Nullable BigDecimal oneDecimal(@Nullable BigDecimal published) {
        return published == null ? null : published.setScale(1);
    }

    private static int count(List<CaseFact> facts, Predicate<CaseFact> which) {
        return (int) facts.stream().filter(which).count();
    }

    private static boolean takes(CaseFact fact, @Nullable LocalDate stop, int days) {
        return stop != null && ChronoUnit.DAYS.between(fact.receivedOn(), stop) == days && inYear(stop, 2023);
    }

    private static boolean inYear(@Nullable LocalDate date, int year) {
        return date != null && date.getYear() == year;
    }
}
