package waymark.platform.consume;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What an engineer watches: events applied and parked, and how far behind each source's clock we are. */
final class ConsumeMetrics {

    private final MeterRegistry registry;

    ConsumeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Set<String> sources, Completeness completeness, ParkedEvents parked, Clock clock) {
        Gauge.builder("waymark.consume.parked.subjects", parked, ConsumeMetrics::subjects)
                .description("Subjects whose events wait because one could not be applied")
                .register(registry);
        for (var source : sources) {
            Gauge.builder("waymark.consume.behind", completeness, heard -> behind(heard, source, clock))
                    .description("Seconds since the instant up to which everything of the source has been applied")
                    .baseUnit("seconds")
                    .tag("source", source)
                    .register(registry);
        }
    }

    /** While the store is away nobody knows. */
    private static double subjects(ParkedEvents parked) {
        try {
            return parked.subjects();
        } catch (MongoException e) {
            return Double.NaN;
        }
    }

    void applied(String listener, String source, int events) {
        registry.counter("waymark.consume.applied", "listener", listener, "source", source)
                .increment(events);
    }

    void parked(String listener, String source) {
        registry.counter("waymark.consume.parked", "listener", listener, "source", source)
                .increment();
    }

    private static double behind(Completeness heard, String source, Clock clock) {
        var mark = heard.marks().get(source);
        Instant now = clock.instant();
        return mark == null ? Double.NaN : Duration.between(mark.time(), now).toMillis() / 1000.0;
    }
}
