package waymark.faults;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The nearest to a wrong clock where the machine has no libfaketime: the one clock the platform asks is wrong. */
@Configuration(proxyBeanMethods = false)
class ShiftedClock {

    /** @param by how far it is ahead, in the form PT1H */
    @Bean
    @Primary
    Clock wrongClock(@Value("${waymark.faults.shift}") String by) {
        return Clock.offset(Clock.systemUTC(), Duration.parse(by));
    }
}
