package waymark.evidence.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static waymark.evidence.Facts.LA;
import static waymark.evidence.Facts.day;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import waymark.events.JourneysPublished.PlanIssued;
import waymark.events.RequestSource;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.SettingType;
import waymark.evidence.Facts;
import waymark.evidence.dossier.Dossiers.Snapshot;
import waymark.evidence.dossier.Knowledge;
import waymark.evidence.measure.Filter.Dimension;
import waymark.platform.consume.Completeness;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;

/** Dates, knowledge, trend, and what each role is shown. */
class FiguresTest {

    private static final Instant NOW = Instant.parse("2024-06-30T10:00:00Z");
    private static final Caller OFFICER = caller(Set.of(), Role.INCLUSION_OFFICER);
    private static final Caller ANALYST = caller(Set.of(), Role.ANALYST);
    private static final Caller SENCO = caller(Set.of("s0"), Role.SENCO);
    private static final Caller PANEL = caller(Set.of(), Role.PANEL_MEMBER);

    @Test
    void a_figure_is_as_at_a_date_and_as_known_at_an_instant() {
        var facts = new Facts()
                .requested("ann", "e1", RequestSource.PARENT, "2023-01-01")
                .add(new PlanIssued("ann", LA, "e1", day("2023-05-01")), Instant.parse("2023-09-15T09:00:00Z"));
        var figures = figures(facts);

        assertThat(all(figures, "plan-within-20-weeks", "2023-04-30", null)).isEqualTo("[z]");
        assertThat(all(figures, "plan-within-20-weeks", "2023-05-01", null)).isEqualTo("100.0");
        assertThat(all(figures, "plan-within-20-weeks", "2023-05-01", "2023-09-15T08:59:59Z"))
                .isEqualTo("[z]");
        assertThat(all(figures, "plan-within-20-weeks", "2023-05-01", "2023-09-15T09:00:00Z"))
                .isEqualTo("100.0");
    }

    @Test
    void a_fact_that_arrives_late_changes_the_past_as_known_now_but_not_as_known_then() {
        var before = new Facts().requested("ann", "e1", RequestSource.PARENT, "2023-01-01");
        var after = new Facts()
                .requested("ann", "e1", RequestSource.PARENT, "2023-01-01")
                .add(new PlanIssued("ann", LA, "e1", day("2023-05-01")), Instant.parse("2024-02-01T00:00:00Z"));

        var query = new FigureQuery(
                "open-and-overdue-clocks", day("2023-12-31"), Instant.parse("2024-01-31T00:00:00Z"), Filter.NONE);
        assertThat(figures(after).figure(OFFICER, query).cells())
                .isEqualTo(figures(before).figure(OFFICER, query).cells());
        assertThat(all(figures(after), "open-and-overdue-clocks", "2023-12-31", null))
                .isEqualTo("0");
    }

    @Test
    void positions_pin_what_counts() {
        var facts = new Facts()
                .requested("ann", "e1", RequestSource.PARENT, "2023-01-01")
                .requested("ben", "e2", RequestSource.PARENT, "2023-01-02");

        var pinned = Measuring.area(facts, new Knowledge(null, Map.of("journeys", 0L)));
        var nothing = Measuring.area(facts, new Knowledge(null, Map.of("settings", 9L)));

        assertThat(pinned.cases()).hasSize(1);
        assertThat(nothing.cases()).isEmpty();
    }

    @Test
    void the_trend_is_what_24_single_questions_would_answer() {
        var facts = manyFacts(200);
        var area = Measuring.area(facts);
        for (var entry : Catalogue.all()) {
            var code = entry.measure().code();
            var counted = Measuring.counted(area, code, day("2024-05-17"), Filter.NONE);
            var points = counted.points(Disclosure.NOTHING_WITHHELD);

            assertThat(points).hasSize(24);
            assertThat(points.getLast().on()).isEqualTo("2024-04-30");
            assertThat(points.getFirst().on()).isEqualTo("2022-05-31");
            for (var point : points) {
                var single = Measuring.counted(area, code, point.on(), Filter.NONE);
                assertThat(point.amount())
                        .as("%s on %s", code, point.on())
                        .isEqualTo(single.cells(Disclosure.NOTHING_WITHHELD)
                                .getFirst()
                                .amount());
            }
        }
    }

    @Test
    void rows_add_up_to_the_headline_and_subjects_to_the_counts() {
        var area = Measuring.area(manyFacts(200));
        for (var entry : Catalogue.all()) {
            var counted = Measuring.counted(area, entry.measure().code(), day("2024-05-17"), Filter.NONE);
            var all = counted.now().headline();
            assertThat(all.in()).as(entry.measure().code()).hasSize((int) all.numerator());
            assertThat(all.rest()).hasSize((int) (all.denominator() - all.numerator()));
            if (entry.counting().additive()) {
                assertThat(counted.now().counts().stream()
                                .skip(1)
                                .mapToLong(Count::denominator)
                                .sum())
                        .as(entry.measure().code())
                        .isEqualTo(all.denominator());
            }
        }
    }

    @Test
    void the_finding_is_a_sentence_with_the_change_since_a_year_before() {
        var facts = new Facts();
        for (int i = 0; i < 10; i++) {
            facts.requested("a" + i, "e" + i, RequestSource.PARENT, "2022-02-01")
                    .issued("a" + i, "e" + i, i < 4 ? "2022-06-01" : "2022-12-01")
                    .requested("b" + i, "f" + i, RequestSource.PARENT, "2023-02-01")
                    .issued("b" + i, "f" + i, i < 6 ? "2023-06-01" : "2023-12-01");
        }

        var figure = figures(facts).figure(OFFICER, FigureQuery.of("plan-within-20-weeks", day("2023-12-31")));

        assertThat(figure.message())
                .isEqualTo("As at 31 December 2023: 60.0% of EHC plans were issued within 20 weeks (6 of 10)."
                        + " Up 20.0 percentage points since 31 December 2022.");
    }

    @Test
    void an_officer_sees_small_numbers_and_an_analyst_does_not() {
        var figures = figures(manyFacts(40));
        var query = FigureQuery.of("children-by-need", day("2024-05-31"));

        var full = figures.figure(OFFICER, query);
        var shown = figures.figure(ANALYST, query);

        assertThat(full.smallNumbersWithheld()).isFalse();
        assertThat(full.cells()).noneMatch(cell -> cell.amount().withheld());
        assertThat(shown.smallNumbersWithheld()).isTrue();
        assertThat(shown.cells()).anyMatch(cell -> cell.amount().withheld());
        assertThat(shown.cells()).allSatisfy(cell -> {
            var value = cell.amount().numerator();
            assertThat(value == null || value == 0 || value > 5).isTrue();
        });
    }

    @Test
    void asking_ward_by_ward_gives_an_analyst_nothing_that_the_whole_withholds() {
        for (int seed = 0; seed < 8; seed++) {
            var facts = manyFacts(60 + 10 * seed);
            var figures = figures(facts);
            for (var code : List.of("children-by-need", "senco-coverage", "cycles-reviewed-on-time")) {
                assertNothingSolvable(figures, code, Dimension.WARD);
            }
            assertNothingSolvable(figures, "children-by-provision", Dimension.SETTING_TYPE);
        }
    }

    /** Line by line over everything an analyst can ask: never exactly one unknown, never a small remainder. */
    private static void assertNothingSolvable(Figures figures, String code, Dimension dimension) {
        var asAt = day("2024-05-31");
        var whole = figures.figure(ANALYST, FigureQuery.of(code, asAt)).cells();
        var values = figures.filterValues(ANALYST, dimension, asAt).stream()
                .map(value -> figures.figure(ANALYST, new FigureQuery(code, asAt, null, Filter.by(dimension, value))))
                .map(Figure::cells)
                .toList();
        for (int c = 0; c < whole.size(); c++) {
            int cell = c;
            if (!whole.get(c).amount().withheld()) {
                long hidden = values.stream()
                        .filter(cells -> cells.get(cell).amount().withheld())
                        .count();
                assertThat(hidden).as("%s %s", code, whole.get(c).label()).isNotEqualTo(1);
                long shown = values.stream()
                        .map(cells -> cells.get(cell).amount())
                        .filter(amount -> !amount.withheld())
                        .mapToLong(Amount::numerator)
                        .sum();
                long remainder = whole.get(c).amount().numerator() - shown;
                assertThat(remainder == 0 || remainder > 5)
                        .as("%s %s", code, whole.get(c).label())
                        .isTrue();
            }
        }
        for (var cells : values) {
            long hidden = cells.stream()
                    .skip(1)
                    .filter(cell -> cell.amount().withheld())
                    .count();
            assertThat(cells.getFirst().amount().withheld() || hidden != 1)
                    .as(code)
                    .isTrue();
        }
    }

    @Test
    void an_analyst_narrows_by_one_filter_and_never_to_one_setting() {
        var figures = figures(manyFacts(40));
        var ward = new FigureQuery(
                "children-by-need", day("2024-05-31"), null, Filter.of("Ward 1", "PRESCHOOL", null, null));
        var setting = new FigureQuery("children-by-need", day("2024-05-31"), null, Filter.of(null, null, null, "s1"));

        assertThat(figures.figure(OFFICER, ward).cells()).isNotEmpty();
        assertThatThrownBy(() -> figures.figure(ANALYST, ward)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> figures.figure(ANALYST, setting)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> figures.figure(
                        OFFICER,
                        new FigureQuery(
                                "requests-by-source", day("2024-05-31"), null, Filter.of(null, null, null, "s1"))))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void a_senco_sees_the_own_setting_in_full_and_no_other() {
        var figures = figures(manyFacts(40));
        var own = new FigureQuery("children-by-need", day("2024-05-31"), null, Filter.of(null, null, null, "s0"));
        var other = new FigureQuery("children-by-need", day("2024-05-31"), null, Filter.of(null, null, null, "s1"));

        assertThat(figures.figure(SENCO, own).smallNumbersWithheld()).isFalse();
        assertThat(figures.behind(SENCO, own, "all", Behind.Part.DENOMINATOR).subjects())
                .isNotEmpty();
        assertThat(figures.figure(SENCO, FigureQuery.of("children-by-need", day("2024-05-31")))
                        .smallNumbersWithheld())
                .isTrue();
        assertThatThrownBy(() -> figures.figure(SENCO, other)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> figures.behind(
                        SENCO, FigureQuery.of("children-by-need", day("2024-05-31")), "all", Behind.Part.DENOMINATOR))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_panel_member_sees_the_inclusion_funds_figures_only() {
        var figures = figures(manyFacts(10));

        assertThat(figures.measures(PANEL))
                .hasSize(3)
                .allMatch(measure -> measure.code().startsWith("inclusion-fund"));
        assertThatThrownBy(() -> figures.figure(PANEL, FigureQuery.of("children-by-need", day("2024-05-31"))))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void the_subjects_behind_a_cell_are_those_that_were_counted() {
        var facts = new Facts()
                .requested("ann", "e1", RequestSource.PARENT, "2023-01-01")
                .issued("ann", "e1", "2023-05-01")
                .requested("ben", "e2", RequestSource.PARENT, "2023-01-01")
                .issued("ben", "e2", "2023-09-01");
        var figures = figures(facts);
        var query = FigureQuery.of("plan-within-20-weeks", day("2023-12-31"));

        assertThat(figures.behind(OFFICER, query, "all", Behind.Part.NUMERATOR).subjects())
                .containsExactly("ann");
        assertThat(figures.behind(OFFICER, query, "all", Behind.Part.REST).subjects())
                .containsExactly("ben");
        assertThat(figures.behind(OFFICER, query, "all", Behind.Part.DENOMINATOR)
                        .subjects())
                .containsExactly("ann", "ben");
        assertThatThrownBy(() -> figures.behind(OFFICER, query, "no-such-row", Behind.Part.REST))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void the_future_is_not_known() {
        var figures = figures(new Facts());

        assertThatThrownBy(() -> figures.figure(OFFICER, FigureQuery.of("senco-coverage", day("2024-07-01"))))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void ten_thousand_children_are_counted_with_their_trend_in_well_under_a_second() {
        var facts = manyFacts(10_000);
        var area = Measuring.area(facts);
        Catalogue.all()
                .forEach(entry -> Measuring.counted(area, entry.measure().code(), day("2024-05-31"), Filter.NONE));
        var start = System.nanoTime();
        Catalogue.all()
                .forEach(entry -> Measuring.counted(area, entry.measure().code(), day("2024-05-30"), Filter.NONE));
        var each =
                Duration.ofNanos((System.nanoTime() - start) / Catalogue.all().size());
        assertThat(each).as("one figure of 25 dates").isLessThan(Duration.ofMillis(500));

        var figures = figures(facts);
        figures.figure(ANALYST, FigureQuery.of("children-by-need", day("2024-05-31")));
        start = System.nanoTime();
        figures.figure(ANALYST, FigureQuery.of("children-by-need", day("2024-05-31")));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as("warm").isLessThan(Duration.ofMillis(50));
    }

    private static String all(Figures figures, String code, String asAt, String knownAt) {
        var query = new FigureQuery(code, day(asAt), knownAt == null ? null : Instant.parse(knownAt), Filter.NONE);
        return figures.figure(OFFICER, query).headline().amount().text();
    }

    private static Figures figures(Facts facts) {
        var dossiers = Measuring.dossiers(facts);
        return new Figures(
                new Counts(scope -> new Snapshot("1-" + facts.all().size(), dossiers)),
                new StaticListableBeanFactory().getBeanProvider(Completeness.class),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Caller caller(Set<String> settings, String role) {
        return new Caller("someone", LA, settings, Set.of(role));
    }

    /** An area of many children, from a fixed seed. */
    private static Facts manyFacts(int children) {
        var random = new Random(children);
        var facts = new Facts();
        int settings = Math.max(6, children / 50);
        for (int s = 0; s < settings; s++) {
            facts.setting("s" + s, SettingType.values()[s % 13], "Ward " + s % 5, "2021-09-01");
            if (random.nextInt(5) > 0) {
                facts.senco("p" + s, "s" + s, "2022-01-01");
            }
            if (random.nextInt(3) > 0) {
                facts.qualified("p" + s, "2023-01-01");
            }
        }
        facts.cluster("c1", "East", "2021-09-01");
        var all = IntStream.range(0, settings).mapToObj(s -> "s" + s).toList();
        for (int month = 1; month <= 12; month++) {
            var attended = all.stream().filter(s -> random.nextBoolean()).toList();
            facts.register(
                    "m" + month,
                    "c1",
                    all,
                    attended,
                    LocalDate.of(2023, month, 15).toString());
        }
        for (int i = 0; i < children; i++) {
            child(facts, random, "k" + i, "s" + random.nextInt(settings));
        }
        return facts;
    }

    private static void child(Facts facts, Random random, String child, String setting) {
        var start = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(500));
        facts.child(child, 2017 + random.nextInt(4), start.toString()).placed(child, setting, start.toString());
        if (random.nextInt(3) > 0) {
            return;
        }
        var need = SenType.values()[random.nextInt(SenType.values().length)];
        facts.sen(child, SenProvision.K, need, start.plusDays(30).toString())
                .cycle(child, "y" + child, setting, start.plusDays(40).toString())
                .planned(
                        child,
                        "y" + child,
                        start.plusDays(50).toString(),
                        start.plusDays(140).toString(),
                        random.nextBoolean())
                .reviewed(
                        child,
                        "y" + child,
                        start.plusDays(120L + random.nextInt(40)).toString(),
                        random.nextBoolean())
                .applied(
                        "f" + child,
                        child,
                        setting,
                        "1000.00",
                        start.plusDays(60).toString())
                .fundingDecided(
                        "f" + child,
                        random.nextBoolean(),
                        "900.00",
                        start.plusDays(80L + random.nextInt(30)).toString())
                .requested(
                        child,
                        "e" + child,
                        RequestSource.values()[random.nextInt(6)],
                        start.plusDays(150).toString())
                .decided(
                        child,
                        "e" + child,
                        random.nextBoolean(),
                        start.plusDays(170L + random.nextInt(50)).toString())
                .issued(
                        child,
                        "e" + child,
                        start.plusDays(250L + random.nextInt(80)).toString());
    }
}
