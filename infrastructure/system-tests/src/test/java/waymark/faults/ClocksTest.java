package waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class ClocksTest {

    private static final Random RANDOM = new Random(1);

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void a_process_sees_another_time_of_day_or_its_service_is_told_so(int hours) throws IOException {
        var shift = Duration.ofHours(hours);
        var builder = new ProcessBuilder("date", "+%s");
        var environment = Clocks.environment(shift);
        builder.environment().putAll(environment);
        var seen = new String(builder.start().getInputStream().readAllBytes()).strip();

        var expected = environment.isEmpty() ? Instant.now() : Instant.now().plus(shift);
        assertThat(Instant.ofEpochSecond(Long.parseLong(seen))).isCloseTo(expected, within(60, ChronoUnit.SECONDS));
        assertThat(Clocks.arguments(shift).isEmpty()).isEqualTo(hours == 0 || !environment.isEmpty());
    }

    @Test
    void a_service_that_is_told_so_has_no_other_clock() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("shift", Map.of("waymark.faults.shift", "PT-1H")));
            context.registerBean("clock", Clock.class, Clock::systemUTC);
            context.register(ShiftedClock.class);
            context.refresh();
            assertThat(context.getBean(Clock.class).instant())
                    .isCloseTo(Instant.now().minus(Duration.ofHours(1)), within(60, ChronoUnit.SECONDS));
        }
    }

    @Test
    void the_next_clock_is_never_the_last_one() {
        var clock = Clocks.any(RANDOM);
        for (int i = 0; i < 50; i++) {
            var next = Clocks.otherThan(clock, RANDOM);
            assertThat(next).isNotEqualTo(clock);
            clock = next;
        }
    }
}
