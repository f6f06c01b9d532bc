package waymark.evidence.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static waymark.evidence.measure.Measuring.cell;

import java.util.List;
import org.junit.jupiter.api.Test;
import waymark.events.PublishedTypes;
import waymark.events.RequestSource;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.SettingType;
import waymark.evidence.Facts;

/** Each measure on facts small enough to count by hand. */
class CatalogueTest {

    @Test
    void every_measure_says_what_it_means_and_what_it_does_not() {
        assertThat(Catalogue.all()).hasSizeGreaterThanOrEqualTo(17).allSatisfy(entry -> {
            var measure = entry.measure();
            assertThat(measure.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(measure.title().split(" ")).hasSizeLessThanOrEqualTo(10);
            assertThat(List.of(
                            measure.definition(),
                            measure.numerator(),
                            measure.denominator(),
                            measure.exclusions(),
                            measure.knownLimits()))
                    .noneMatch(String::isBlank);
            assertThat(measure.sourceEvents())
                    .isNotEmpty()
                    .allMatch(type -> PublishedTypes.classOf(type).isPresent());
        });
    }

    @Test
    void every_question_of_the_framework_has_a_measure() {
        assertThat(Catalogue.all())
                .extracting(entry -> entry.measure().question())
                .contains(Question.values());
    }

    @Test
    void a_setting_is_covered_while_somebody_is_its_senco_and_it_is_open() {
        var facts = new Facts()
                .setting("nursery", SettingType.PRIVATE_NURSERY, "North", "2022-01-01")
                .setting("school", SettingType.MAINTAINED_NURSERY_SCHOOL, "North", "2022-01-01")
                .setting("minder", SettingType.INDEPENDENT_CHILDMINDER, "South", "2022-01-01")
                .setting("gone", SettingType.PLAYGROUP, "South", "2022-01-01")
                .senco("sue", "nursery", "2022-02-01")
                .sencoLeft("sue", "nursery", "2023-06-01")
                .senco("sam", "school", "2023-01-01")
                .closed("gone", "2023-03-01");

        assertThat(cell(facts, "senco-coverage", "2023-05-31", "all")).isEqualTo("2/3=66.7");
        assertThat(cell(facts, "senco-coverage", "2023-06-01", "all")).isEqualTo("1/3=33.3");
        assertThat(cell(facts, "senco-coverage", "2023-02-28", "expected")).isEqualTo("1/2=50.0");
        assertThat(cell(facts, "senco-coverage", "2023-06-01", "must")).isEqualTo("1/1=100.0");
        assertThat(cell(facts, "senco-coverage", "2023-06-01", "encouraged")).isEqualTo("0/1=0.0");
    }

    @Test
    void a_senco_of_two_settings_counts_once_under_the_stronger_duty() {
        var facts = new Facts()
                .setting("nursery", SettingType.PRIVATE_NURSERY, "North", "2022-01-01")
                .setting("school", SettingType.ACADEMY, "North", "2022-01-01")
                .senco("sue", "nursery", "2022-02-01")
                .senco("sue", "school", "2022-02-01")
                .senco("sam", "nursery", "2022-02-01")
                .qualified("sue", "2023-04-01");

        assertThat(cell(facts, "senco-qualification", "2023-03-31", "all")).isEqualTo("0/2=0.0");
        assertThat(cell(facts, "senco-qualification", "2023-04-01", "all")).isEqualTo("1/2=50.0");
        assertThat(cell(facts, "senco-qualification", "2023-04-01", "must")).isEqualTo("1/1=100.0");
        assertThat(cell(facts, "senco-qualification", "2023-04-01", "expected")).isEqualTo("0/1=0.0");
    }

    @Test
    void attendance_counts_each_invitation() {
        var facts = new Facts()
                .cluster("c1", "East", "2022-01-01")
                .register("m1", "c1", List.of("a", "b", "c"), List.of("a", "d"), "2023-02-01")
                .register("m2", "c1", List.of("a", "b"), List.of("a", "b"), "2023-06-01")
                .register("m3", "c1", List.of("a"), List.of(), "2022-06-01");

        assertThat(cell(facts, "cluster-attendance", "2023-12-31", "all")).isEqualTo("4/6=66.7");
        assertThat(cell(facts, "cluster-attendance", "2023-03-31", "c1")).isEqualTo("2/5=40.0");
    }

    @Test
    void children_count_by_need_and_provision_while_they_have_a_place() {
        var facts = children();

        assertThat(cell(facts, "children-by-provision", "2023-06-30", "all")).isEqualTo("3=3");
        assertThat(cell(facts, "children-by-provision", "2023-06-30", "k")).isEqualTo("1=1");
        assertThat(cell(facts, "children-by-provision", "2023-06-30", "n")).isEqualTo("2=2");
        assertThat(cell(facts, "children-by-need", "2023-06-30", "slcn")).isEqualTo("1=1");
        assertThat(cell(facts, "children-by-need", "2023-09-30", "asd")).isEqualTo("1=1");
        assertThat(cell(facts, "children-by-need", "2023-09-30", "slcn")).isEqualTo("0=0");
        assertThat(cell(facts, "children-by-provision", "2023-10-01", "all")).isEqualTo("2=2");
    }

    @Test
    void filters_go_by_the_setting_and_the_need_of_the_day() {
        var area = Measuring.area(children());
        var day = Facts.day("2023-06-30");

        assertThat(cell(
                        Measuring.counted(area, "children-by-provision", day, Filter.of("North", null, null, null)),
                        "all"))
                .isEqualTo("2=2");
        assertThat(cell(
                        Measuring.counted(area, "children-by-provision", day, Filter.of(null, "PRESCHOOL", null, null)),
                        "all"))
                .isEqualTo("1=1");
        assertThat(cell(
                        Measuring.counted(
                                area, "children-by-provision", day, Filter.of("North", "PRESCHOOL", null, null)),
                        "all"))
                .isEqualTo("0=0");
    }

    @Test
    void cycles_are_on_time_up_to_the_day_they_are_due() {
        var facts = new Facts()
                .setting("s1", SettingType.PRIVATE_NURSERY, "North", "2022-01-01")
                .cycle("ann", "c1", "s1", "2023-01-10")
                .planned("ann", "c1", "2023-01-20", "2023-04-20", true)
                .reviewed("ann", "c1", "2023-04-20", false)
                .cycle("ben", "c2", "s1", "2023-01-10")
                .planned("ben", "c2", "2023-01-20", "2023-04-20", false)
                .reviewed("ben", "c2", "2023-04-21", true)
                .cycle("cat", "c3", "s1", "2023-01-10")
                .planned("cat", "c3", "2023-01-20", "2023-04-20", false)
                .cycle("dan", "c4", "s1", "2023-01-10");

        assertThat(cell(facts, "cycles-reviewed-on-time", "2023-04-19", "all")).isEqualTo("0/0=[z]");
        assertThat(cell(facts, "cycles-reviewed-on-time", "2023-12-31", "expected"))
                .isEqualTo("1/3=33.3");
        assertThat(cell(facts, "parents-view", "2023-04-20", "all")).isEqualTo("1/3=33.3");
        assertThat(cell(facts, "parents-view", "2023-04-21", "all")).isEqualTo("2/3=66.7");
    }

    @Test
    void requests_are_received_in_the_period_and_end_in_one_of_four_ways() {
        var facts = new Facts()
                .requested("ann", "e1", RequestSource.PARENT, "2023-01-10")
                .decided("ann", "e1", true, "2023-02-10")
                .requested("ben", "e2", RequestSource.PARENT, "2023-01-10")
                .decided("ben", "e2", false, "2023-02-10")
                .requested("cat", "e3", RequestSource.HEALTH, "2023-01-10")
                .withdrawn("cat", "e3", "2023-01-20")
                .requested("dan", "e4", RequestSource.SETTING, "2023-11-10")
                .requested("dan", "e5", RequestSource.SETTING, "2022-11-10");

        assertThat(cell(facts, "requests-by-source", "2023-12-31", "all")).isEqualTo("4=4");
        assertThat(cell(facts, "requests-by-source", "2023-12-31", "parent")).isEqualTo("2=2");
        assertThat(cell(facts, "requests-by-source", "2023-12-31", "social-care"))
                .isEqualTo("0=0");
        assertThat(cell(facts, "requests-by-outcome", "2023-12-31", "will-assess"))
                .isEqualTo("1=1");
        assertThat(cell(facts, "requests-by-outcome", "2023-12-31", "will-not-assess"))
                .isEqualTo("1=1");
        assertThat(cell(facts, "requests-by-outcome", "2023-12-31", "withdrawn"))
                .isEqualTo("1=1");
        assertThat(cell(facts, "requests-by-outcome", "2023-12-31", "undecided"))
                .isEqualTo("1=1");
        assertThat(cell(facts, "requests-by-outcome", "2023-02-09", "undecided"))
                .isEqualTo("3=3");
    }

    @Test
    void clocks_run_until_something_stops_them_and_are_overdue_the_day_after_the_last() {
        var facts = new Facts()
                .requested("ann", "e1", RequestSource.PARENT, "2023-01-01")
                .requested("ben", "e2", RequestSource.PARENT, "2023-01-01")
                .decided("ben", "e2", true, "2023-02-01")
                .requested("cat", "e3", RequestSource.PARENT, "2023-01-01")
                .decided("cat", "e3", false, "2023-02-01")
                .requested("dan", "e4", RequestSource.PARENT, "2023-01-01")
                .decided("dan", "e4", true, "2023-02-01")
                .issued("dan", "e4", "2023-05-01");

        assertThat(cell(facts, "open-and-overdue-clocks", "2023-02-12", "six-weeks"))
                .isEqualTo("0/1=0");
        assertThat(cell(facts, "open-and-overdue-clocks", "2023-02-13", "six-weeks"))
                .isEqualTo("1/1=1");
        assertThat(cell(facts, "open-and-overdue-clocks", "2023-02-13", "twenty-weeks"))
                .isEqualTo("0/3=0");
        assertThat(cell(facts, "open-and-overdue-clocks", "2023-05-22", "twenty-weeks"))
                .isEqualTo("2/2=2");
        assertThat(cell(facts, "open-and-overdue-clocks", "2023-05-22", "all")).isEqualTo("5/5=5");
    }

    @Test
    void the_inclusion_fund_is_counted_in_applications_days_and_pounds() {
        var facts = new Facts()
                .applied("a1", "ann", "s1", "1000.00", "2023-01-10")
                .fundingDecided("a1", true, "800.00", "2023-01-30")
                .paid("a1", "s1", "800.00", "2023-03-01")
                .applied("a2", "ben", "s1", "500.50", "2023-02-01")
                .fundingDecided("a2", false, "0.00", "2023-02-11")
                .applied("a3", "cat", "s1", "700.00", "2023-03-01")
                .fundingDecided("a3", true, "650.25", "2023-04-10")
                .applied("a4", "dan", "s1", "10.00", "2023-12-01");

        assertThat(cell(facts, "inclusion-fund-applications", "2023-12-31", "all"))
                .isEqualTo("4=4");
        assertThat(cell(facts, "inclusion-fund-applications", "2023-12-31", "undecided"))
                .isEqualTo("1=1");
        assertThat(cell(facts, "inclusion-fund-decision-days", "2023-12-31", "all"))
                .isEqualTo("3=20.0");
        assertThat(cell(facts, "inclusion-fund-decision-days", "2023-12-31", "awarded"))
                .isEqualTo("2=30.0");
        assertThat(cell(facts, "inclusion-fund-amounts", "2023-12-31", "all")).isEqualTo("2=1450.25");
        assertThat(cell(facts, "inclusion-fund-amounts", "2023-12-31", "requested"))
                .isEqualTo("4=2210.50");
        assertThat(cell(facts, "inclusion-fund-amounts", "2023-12-31", "paid")).isEqualTo("1=800.00");
        assertThat(cell(facts, "inclusion-fund-amounts", "2024-12-31", "paid")).isEqualTo("0=0.00");
    }

    @Test
    void a_child_is_prepared_for_school_where_support_was_reviewed_in_the_year_before() {
        var facts = new Facts()
                .child("ann", 2018, "2021-09-01")
                .placed("ann", "s1", "2021-09-01")
                .sen("ann", SenProvision.K, SenType.SLCN, "2022-01-01")
                .cycle("ann", "c1", "s1", "2023-01-10")
                .planned("ann", "c1", "2023-01-20", "2023-04-20", true)
                .reviewed("ann", "c1", "2023-08-31", false)
                .child("ben", 2018, "2021-09-01")
                .placed("ben", "s1", "2021-09-01")
                .sen("ben", SenProvision.E, SenType.ASD, "2022-01-01")
                .child("cat", 2019, "2021-09-01")
                .placed("cat", "s1", "2021-09-01")
                .sen("cat", SenProvision.K, SenType.ASD, "2022-01-01");
        var code = "children-moving-to-school-with-a-reviewed-cycle";

        assertThat(cell(facts, code, "2023-08-31", "all")).isEqualTo("0/0=[z]");
        assertThat(cell(facts, code, "2023-09-01", "all")).isEqualTo("1/2=50.0");
        assertThat(cell(facts, code, "2023-12-31", "k")).isEqualTo("1/1=100.0");
        assertThat(cell(facts, code, "2023-12-31", "e")).isEqualTo("0/1=0.0");
    }

    @Test
    void who_gives_up_the_place_in_the_holidays_still_moves_on_to_school() {
        var code = "children-moving-to-school-with-a-reviewed-cycle";
        var facts = new Facts()
                .child("ann", 2018, "2023-01-01")
                .placed("ann", "north", "2023-01-01")
                .sen("ann", SenProvision.K, SenType.ASD, "2023-01-01")
                .left("ann", "north", "2023-07-21");

        assertThat(cell(facts, code, "2023-09-01", "all")).isEqualTo("0/1=0.0");
        assertThat(cell(facts.left("ann", "north", "2023-06-30"), code, "2023-09-01", "all"))
                .isEqualTo("0/0=[z]");
    }

    private static Facts children() {
        return new Facts()
                .setting("north", SettingType.PRIVATE_NURSERY, "North", "2022-01-01")
                .setting("south", SettingType.PRESCHOOL, "South", "2022-01-01")
                .placed("ann", "north", "2023-01-01")
                .sen("ann", SenProvision.K, SenType.SLCN, "2023-02-01")
                .sen("ann", SenProvision.K, SenType.ASD, "2023-09-01")
                .placed("ben", "north", 15, "2023-01-01")
                .placed("ben", "south", 10, "2023-01-01")
                .placed("cat", "south", "2023-01-01")
                .left("cat", "south", "2023-10-01")
                .sen("dan", SenProvision.E, SenType.ASD, "2023-01-01");
    }
}
