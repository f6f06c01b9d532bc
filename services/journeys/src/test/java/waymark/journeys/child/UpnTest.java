package waymark.journeys.child;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpnTest {

    @ParameterizedTest
    @ValueSource(strings = {"H801200001001", "G80120000101A", "H801200001111", "E873395025001"})
    void a_number_with_the_right_check_letter_is_valid(String upn) {
        assertThat(Upn.problem(upn)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "A801200005001, CHECK_LETTER_WRONG",
        "W35320152101A, CHECK_LETTER_WRONG",
        "X00180001701A, AUTHORITY_UNKNOWN",
        "R900400001001, AUTHORITY_UNKNOWN",
        "H80120000100, LENGTH_WRONG",
        "H8012000010011, LENGTH_WRONG",
        "H8012X0001001, NOT_NUMERIC",
        "H80120000100I, LAST_UNKNOWN",
        "H80120000100O, LAST_UNKNOWN",
        "h801200001001, CHECK_LETTER_WRONG",
        "I801200001001, CHECK_LETTER_WRONG",
    })
    void a_wrong_number_is_told_by_the_census_rule_it_breaks(String upn, Upn.Problem expected) {
        assertThat(Upn.problem(upn)).contains(expected);
    }

    @Test
    void what_was_expected_never_repeats_the_number() {
        assertThat(Upn.Problem.values()).allSatisfy(problem -> {
            assertThat(problem.expected()).doesNotContainPattern("\\d{4}\\d");
            assertThat(problem.code()).startsWith("upn-");
        });
        assertThat(Upn.Problem.CHECK_LETTER_WRONG.expected()).endsWith("(census rule 1510)");
    }

    @Test
    void every_single_mistyped_digit_is_noticed() {
        var upn = "E873395025001";
        for (int place = 4; place < upn.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digit != upn.charAt(place)) {
                    var wrong = upn.substring(0, place) + digit + upn.substring(place + 1);
                    assertThat(Upn.problem(wrong)).as(wrong).contains(Upn.Problem.CHECK_LETTER_WRONG);
                }
            }
        }
    }
}
