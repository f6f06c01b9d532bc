package waymark.evidence.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2023-12-31, 2023-01-01",
        "2024-12-31, 2024-01-01",
        "2024-02-29, 2023-03-01",
        "2025-02-28, 2024-03-01",
        "2024-06-15, 2023-06-16"
    })
    void twelve_months_end_on_the_day_and_begin_the_day_after_the_year_before(LocalDate asAt, LocalDate from) {
        assertThat(Period.endingOn(asAt)).isEqualTo(new Period(from, asAt));
    }

    @Test
    void no_day_is_in_two_years_running() {
        for (var asAt = LocalDate.of(2023, 1, 1); asAt.getYear() < 2026; asAt = asAt.plusDays(1)) {
            var year = Period.endingOn(asAt);
            assertThat(Period.endingOn(year.from().minusDays(1)).contains(year.from()))
                    .isFalse();
        }
    }
}
