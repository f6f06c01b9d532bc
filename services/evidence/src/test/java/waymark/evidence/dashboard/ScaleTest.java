package waymark.evidence.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import waymark.evidence.measure.Unit;

class ScaleTest {

    @Test
    void percentages_always_reach_from_nothing_to_all() {
        var scale = Scale.upTo(3.2, Unit.PERCENT);
        assertThat(scale.top()).isEqualTo(100);
        assertThat(scale.ticks()).first().isEqualTo(BigDecimal.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 1, 1", "5, 1, 5", "6, 2, 6", "20, 5, 20", "23, 5, 25", "40, 10, 40", "1986, 500, 2000"})
    void counts_go_up_in_round_steps(double largest, double step, double top) {
        var scale = Scale.upTo(largest, Unit.COUNT);
        assertThat(scale.step()).isEqualTo(step);
        assertThat(scale.top()).isEqualTo(top);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 1, 7, 99, 100, 101, 12_345, 999_999.99})
    void the_largest_value_always_fits_under_at_most_six_lines(double largest) {
        var scale = Scale.upTo(largest, Unit.POUNDS);
        assertThat(scale.top()).isGreaterThanOrEqualTo(largest);
        assertThat(scale.ticks()).hasSizeBetween(2, 6);
    }
}
