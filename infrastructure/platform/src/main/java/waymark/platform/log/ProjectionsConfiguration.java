package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Read models in generations, and who is told when one cannot be built. */
@Configuration(proxyBeanMethods = false)
class ProjectionsConfiguration {

    /** The service serves on with what was in use: no reason to restart it, or to send requests elsewhere. */
    private static final Status REBUILD_FAILED = new Status("REBUILD_FAILED");

    @Bean
    Generations generations(MongoDatabase database) {
        return new Generations(database);
    }

    @Bean
    KeptProjections keptProjections(
            ListableBeanFactory projectors,
            Environment settings,
            EventProcessors processors,
            Generations generations,
            MongoDatabase database,
            @Value("${waymark.projections.grace:5m}") Duration grace,
            ObjectProvider<MeterRegistry> meters) {
        var projections =
                new KeptProjections(Declared.all(projectors, settings), processors, generations, database, grace);
        meters.ifAvailable(registry -> Gauge.builder(
                        "waymark.projections.not.rebuilt",
                        projections,
                        all -> all.troubles().size())
                .description("Projections whose new revision could not be built; the earlier one is in use")
                .register(registry));
        return projections;
    }

    @Bean
    HealthIndicator projectionsHealthIndicator(KeptProjections projections) {
        return () -> {
            var troubles = projections.troubles();
            return (troubles.isEmpty() ? Health.up() : Health.status(REBUILD_FAILED))
                    .withDetails(troubles)
                    .build();
        };
    }
}
