package waymark.platform.consume;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.config.ConsumerEndpointCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.integration.kafka.inbound.KafkaMessageDrivenChannelAdapter;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import waymark.platform.service.WaymarkProperties;

/** Consumers of other services' events, one per {@link Listener} bean. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "waymark.kafka.enabled", havingValue = "true", matchIfMissing = true)
public class ConsumeConfiguration {

    /** As many as every topic of published events has (ADR-0005). */
    private static final int PARTITIONS = 12;

    @Bean
    Marks marks(MongoDatabase database) {
        return new Marks(database, PARTITIONS);
    }

    @Bean
    @Lazy
    Producer<byte[], byte[]> deadLetterProducer(WaymarkProperties properties) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        properties.kafka().bootstrapServers(),
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "client.id",
                        properties.service() + "-dead-letters"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Bean
    Parking parking(ParkedEvents parked, @Lazy Producer<byte[], byte[]> deadLetters, Clock clock) {
        return new Parking(parked, deadLetters, clock);
    }

    @Bean
    ConsumeMetrics consumeMetrics(MeterRegistry registry) {
        return new ConsumeMetrics(registry);
    }

    @Bean
    RetryWork retryWork(
            ObjectProvider<Listener> all,
            ParkedEvents parked,
            Retries retries,
            ConsumeMetrics metrics,
            MongoDatabase database,
            WaymarkProperties properties,
            Clock clock) {
        var listeners = all.stream().collect(Collectors.toMap(Listener::name, listener -> listener));
        return new RetryWork(
                parked,
                retries,
                new RetryLease(database, clock),
                new Unparking(listeners, parked, retries, new Decoder(), metrics),
                () -> LetterBox.open(properties.kafka().bootstrapServers(), properties.service()));
    }

    @Bean
    ListenerBindings listenerBindings(
            ObjectProvider<Listener> all,
            BindingService bindings,
            WaymarkProperties properties,
            Marks marks,
            Parking parking,
            ParkedEvents parked,
            ConsumeMetrics metrics,
            Clock clock) {
        // A service may listen to nobody.
        var listeners = all.orderedStream().toList();
        var sources = new TreeSet<String>();
        listeners.forEach(listener -> sources.addAll(listener.sources()));
        metrics.watch(sources, marks, parked, clock);
        var decoder = new Decoder();
        return new ListenerBindings(
                listeners,
                listener -> new BatchReceiver(listener, decoder, marks, parking, metrics),
                bindings,
                properties,
                PARTITIONS);
    }

    /**
     * Whatever fails that is not poison is infrastructure: the consumer pauses and tries the same batch again until it
     * goes through. The binder's own way, a few tries and then the next batch, would lose events.
     */
    @Bean
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> retryForever() {
        return (container, destination, group) -> {
            var backOff = new ExponentialBackOff(200, 2);
            backOff.setMaxInterval(10_000);
            var handler = new DefaultErrorHandler(backOff);
            // As it comes it gives up at once on some exceptions, a wrong cast among them, and goes on to the next
            // batch.
            handler.setClassifications(Map.of(), true);
            container.setCommonErrorHandler(handler);
        };
    }

    @Bean
    ConsumerEndpointCustomizer<KafkaMessageDrivenChannelAdapter<?, ?>> batchesAsRecords() {
        return (adapter, destination, group) -> adapter.setBatchMessageConverter(new AsRecords());
    }
}
