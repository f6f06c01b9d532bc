package waymark.evidence.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static waymark.evidence.measure.Measuring.cell;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import waymark.events.RequestSource;
import waymark.events.StatutoryClock;
import waymark.evidence.Facts;

/** The time limits to the day, as DfE counts them. */
class TimelinessMeasuresTest {

    @ParameterizedTest
    @CsvSource({"42, 1/1=100.0", "43, 0/1=0.0"})
    void a_decision_on_day_42_is_within_six_weeks_and_on_day_43_is_not(int days, String expected) {
        var facts = requested("case", "2023-03-01").decided("ann", "case", true, after("2023-03-01", days));

        assertThat(cell(facts, "decision-within-6-weeks", "2023-12-31", "all")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"112, 1/1=100.0", "113, 0/1=0.0"})
    void a_notice_of_no_plan_on_day_112_is_within_sixteen_weeks_and_on_day_113_is_not(int days, String expected) {
        var facts = requested("case", "2023-03-01").notIssued("ann", "case", after("2023-03-01", days));

        assertThat(cell(facts, "no-plan-within-16-weeks", "2023-12-31", "all")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"140, 1/1=100.0", "141, 0/1=0.0"})
    void a_plan_on_day_140_is_within_twenty_weeks_and_on_day_141_is_not(int days, String expected) {
        var facts = requested("case", "2023-03-01").issued("ann", "case", after("2023-03-01", days));

        assertThat(cell(facts, "plan-within-20-weeks", "2023-12-31", "all")).isEqualTo(expected);
    }

    @Test
    void decisions_belong_to_the_year_of_the_request_and_plans_to_the_year_they_are_issued_in() {
        var facts = requested("case", "2022-12-31")
                .decided("ann", "case", true, "2023-01-20")
                .issued("ann", "case", "2023-05-01");

        assertThat(cell(facts, "decision-within-6-weeks", "2023-12-31", "all")).isEqualTo("0/0=[z]");
        assertThat(cell(facts, "decision-within-6-weeks", "2022-12-31", "all")).isEqualTo("0/0=[z]");
        assertThat(cell(facts, "decision-within-6-weeks", "2023-01-20", "all")).isEqualTo("1/1=100.0");
        assertThat(cell(facts, "plan-within-20-weeks", "2023-12-31", "all")).isEqualTo("1/1=100.0");
        assertThat(cell(facts, "plan-within-20-weeks", "2024-12-31", "all")).isEqualTo("0/0=[z]");
    }

    @Test
    void the_year_runs_from_its_first_day_to_its_last() {
        var facts = new Facts();
        for (var day : new String[] {"2022-12-31", "2023-01-01", "2023-12-31", "2024-01-01"}) {
            facts.requested("ann", "case-" + day, RequestSource.PARENT, day).issued("ann", "case-" + day, day);
        }

        assertThat(cell(facts, "plan-within-20-weeks", "2023-12-31", "all")).isEqualTo("2/2=100.0");
    }

    @Test
    void an_undecided_or_withdrawn_request_is_neither_within_nor_over() {
        var facts = requested("undecided", "2023-03-01")
                .requested("ben", "withdrawn", RequestSource.SETTING, "2023-03-01")
                .withdrawn("ben", "withdrawn", "2023-03-20");

        assertThat(cell(facts, "decision-within-6-weeks", "2023-12-31", "all")).isEqualTo("0/0=[z]");
    }

    @Test
    void cases_with_a_recorded_exception_can_be_left_out_and_looked_at() {
        var facts = new Facts();
        for (int i = 0; i < 7; i++) {
            facts.requested("c" + i, "case" + i, RequestSource.PARENT, "2023-01-01")
                    .issued("c" + i, "case" + i, i < 3 ? "2023-04-01" : "2023-08-01");
        }
        facts.excepted("c0", "case0", StatutoryClock.TWENTY_WEEKS, "2023-02-01")
                .excepted("c3", "case3", StatutoryClock.TWENTY_WEEKS, "2023-02-01")
                .excepted("c4", "case4", StatutoryClock.SIX_WEEKS, "2023-02-01");

        assertThat(cell(facts, "plan-within-20-weeks", "2023-12-31", "all")).isEqualTo("3/7=42.9");
        assertThat(cell(facts, "plan-within-20-weeks", "2023-12-31", "without-exceptions"))
                .isEqualTo("2/5=40.0");
        assertThat(cell(facts, "plan-within-20-weeks", "2023-12-31", "with-exceptions"))
                .isEqualTo("1/2=50.0");
    }

    @Test
    void percentages_round_half_up_to_one_decimal() {
        assertThat(Amount.percent(1, 16).text()).isEqualTo("6.3");
        assertThat(Amount.percent(1, 3).text()).isEqualTo("33.3");
        assertThat(Amount.percent(2, 3).text()).isEqualTo("66.7");
        assertThat(Amount.percent(1, 2001).text()).isEqualTo("[low]");
        assertThat(Amount.percent(0, 2001).text()).isEqualTo("0.0");
        assertThat(Amount.percent(0, 0).text()).isEqualTo("[z]");
    }

    @Test
    void the_worked_example_of_the_law_ends_where_it_should() {
        var facts = requested("case", "2026-09-01");
        var ehcCase = Measuring.area(facts).cases().getFirst();

        assertThat(ehcCase.due(StatutoryClock.SIX_WEEKS)).contains(LocalDate.parse("2026-10-13"));
        assertThat(ehcCase.due(StatutoryClock.SIXTEEN_WEEKS)).contains(LocalDate.parse("2026-12-22"));
        assertThat(ehcCase.due(StatutoryClock.TWENTY_WEEKS)).contains(LocalDate.parse("2027-01-19"));
    }

    private static Facts requested(String ehcCase, String on) {
        return new Facts().requested("ann", ehcCase, RequestSource.PARENT, on);
    }

    private static String after(String day, int days) {
        return LocalDate.parse(day).plusDays(days).toString();
    }
}
