package waymark.journeys.child;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostcodeTest {

    @ParameterizedTest
    @CsvSource({"pe1 1aa, PE1 1AA", "PE11AA, PE1 1AA", "' sw1a  2aa ', SW1A 2AA", "gir 0aa, GIR 0AA", "m11ae, M1 1AE"})
    void is_written_in_capitals_with_one_space(String given, String expected) {
        assertThat(Postcode.normalise(given)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PE1", "1AA PE1", "PE1 1A", "PE1 1AAA", "PE-1 1AA", "QQQ1 1AA"})
    void anything_else_is_none(String given) {
        assertThat(Postcode.normalise(given)).isEmpty();
    }
}
