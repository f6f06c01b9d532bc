package waymark.platform.publish;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import waymark.platform.log.Recorded;
import waymark.platform.names.LogicalNames;

/** The service's publisher, from its log to Kafka. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "waymark.kafka.enabled", matchIfMissing = true)
public class PublisherConfiguration {

    @Bean
    LogPublisher logPublisher(
            EventStore log,
            Recorded recorded,
            MongoDatabase database,
            LogicalNames names,
            ObjectProvider<Translator<?>> translators,
            ObjectProvider<MeterRegistry> meters,
            Clock clock,
            ApplicationContext context,
            @Value("${waymark.service}") String service,
            @Value("${waymark.kafka.bootstrap-servers:127.0.0.1:19092}") String bootstrapServers,
            @Value("${waymark.publisher.lease:PT15S}") Duration term) {
        List<Translator<?>> all = new ArrayList<>();
        translators.forEach(all::add);
        var translations = new Translations(all);
        translations.requireAll(names.featureTypes());
        var lease = new PublisherLease(database, UUID.randomUUID().toString(), clock, term, System::nanoTime);
        String topic = "waymark." + service + ".v1";
        var publisher = new LogPublisher(
                log,
                recorded,
                lease,
                translations,
                () -> KafkaOut.open(bootstrapServers, service, topic),
                clock,
                () -> AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC));
        meters.ifAvailable(registry -> Gauge.builder("waymark.publisher.lag", publisher, LogPublisher::lag)
                .description("Events of the log not yet published")
                .register(registry));
        return publisher;
    }
}
