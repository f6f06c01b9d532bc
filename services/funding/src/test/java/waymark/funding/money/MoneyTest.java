package waymark.funding.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @Test
    void pounds_always_have_two_decimals() {
        assertThat(Pounds.of("12.5").amount()).isEqualTo(new BigDecimal("12.50"));
        assertThat(Pounds.of("12")).isEqualTo(Pounds.of("12.00")).hasToString("£12.00");
        assertThat(Pounds.of("1234567.5")).hasToString("£1,234,567.50");
    }

    @Test
    void money_is_never_rounded_unseen() {
        assertThatThrownBy(() -> Pounds.of("0.005")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void pennies_add_up() {
        assertThat(Pounds.of("0.10").plus(Pounds.of("0.20"))).isEqualTo(Pounds.of("0.30"));
        assertThat(Pounds.of("0.30").minus(Pounds.of("0.10"))).isEqualTo(Pounds.of("0.20"));
        assertThat(Pounds.of("0.30").isMoreThan(Pounds.of("0.30"))).isFalse();
        assertThat(Pounds.of("0.31").isMoreThan(Pounds.of("0.30"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2024-03-31,2023", "2024-04-01,2024", "2024-12-31,2024", "2025-01-01,2024"})
    void a_financial_year_runs_from_april_to_march(LocalDate day, int startYear) {
        assertThat(FinancialYear.of(day)).isEqualTo(new FinancialYear(startYear));
        assertThat(FinancialYear.of(day).holds(day)).isTrue();
        assertThat(new FinancialYear(startYear + 1).holds(day)).isFalse();
    }

    @Test
    void a_financial_year_is_written_with_both_its_years() {
        assertThat(new FinancialYear(2023)).hasToString("2023-24");
        assertThat(new FinancialYear(1999)).hasToString("1999-00");
    }

    @Test
    void days_outside_a_year_count_as_its_first_or_last() {
        var year = new FinancialYear(2023);
        assertThat(year.nearest(LocalDate.of(2023, 3, 31))).isEqualTo("2023-04-01");
        assertThat(year.nearest(LocalDate.of(2023, 7, 1))).isEqualTo("2023-07-01");
        assertThat(year.nearest(LocalDate.of(2024, 4, 1))).isEqualTo("2024-03-31");
    }
}
