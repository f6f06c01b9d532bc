package waymark.demodata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule of DfE's guide (section 1.3 and annex A), written a second time to judge the generator's numbers by. */
class UpnTest {

    @ParameterizedTest
    @CsvSource({"H801200001001, true", "H801200001111, true", "E873395025001, true", "A801200005001, false"})
    void the_rule_agrees_with_worked_examples(String upn, boolean valid) {
        assertThat(isValid(upn)).isEqualTo(valid);
    }

    static boolean isValid(String upn) {
        if (!upn.matches("[A-HJ-NP-RT-Z]\\d{12}")) {
            return false;
        }
        int sum = 0;
        for (int position = 2; position <= 13; position++) {
            sum += position * Character.digit(upn.charAt(position - 1), 10);
        }
        return "ABCDEFGHJKLMNPQRTUVWXYZ".charAt(sum % 23) == upn.charAt(0);
    }
}
