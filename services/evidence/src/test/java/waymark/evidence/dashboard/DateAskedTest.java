package waymark.evidence.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateAskedTest {

    private static final LocalDate TODAY = LocalDate.parse("2024-02-29");

    @Test
    void a_date_in_the_address_is_taken_and_fills_the_boxes() {
        var asked = asked(Map.of("as-at", "2023-12-31"));
        assertThat(asked.date()).isEqualTo("2023-12-31");
        assertThat(asked.day() + "/" + asked.month() + "/" + asked.year()).isEqualTo("31/12/2023");
        assertThat(asked.typed()).isFalse();
    }

    @Test
    void a_date_typed_into_the_boxes_is_taken() {
        var asked = typed(" 5", "1", "2024 ");
        assertThat(asked.date()).isEqualTo("2024-01-05");
        assertThat(asked.typed()).isTrue();
    }

    @Test
    void nothing_given_is_no_error() {
        assertThat(asked(Map.of()).error()).isNull();
        assertThat(typed("", "", "").error()).isNull();
        assertThat(typed("", "", "").or(TODAY).day()).isEqualTo("29");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 12, 2023, As-at date must include a day",
        "31, '', 2023, As-at date must include a month",
        "31, 12, '', As-at date must include a year",
        "31, 2, 2023, As-at date must be a real date",
        "x, 2, 2023, As-at date must be a real date",
        "1, 3, 2024, As-at date must be today or in the past",
        "1, 3, 23, Year must include 4 numbers"
    })
    void what_is_wrong_is_said_and_what_was_typed_is_kept(String day, String month, String year, String error) {
        var asked = typed(day, month, year);
        assertThat(asked.error()).isEqualTo(error);
        assertThat(asked.date()).isNull();
        assertThat(asked.or(TODAY).year()).isEqualTo(year);
    }

    @Test
    void today_can_be_asked_for_and_tomorrow_not() {
        assertThat(asked(Map.of("as-at", "2024-02-29")).date()).isEqualTo(TODAY);
        assertThat(asked(Map.of("as-at", "2024-03-01")).error()).contains("in the past");
        assertThat(asked(Map.of("as-at", "last year")).error()).contains("real date");
    }

    private static DateAsked typed(String day, String month, String year) {
        var parameters = new HashMap<String, String>();
        parameters.put("as-at-day", day);
        parameters.put("as-at-month", month);
        parameters.put("as-at-year", year);
        return asked(parameters);
    }

    private static DateAsked asked(Map<String, String> parameters) {
        return DateAsked.from(parameters, "as-at", "As-at date", TODAY);
    }
}
