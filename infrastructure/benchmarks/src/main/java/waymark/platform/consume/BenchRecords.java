package waymark.platform.consume;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration;
import org.springframework.cloud.stream.binding.BindingService;
import org.springframework.cloud.stream.config.BinderFactoryAutoConfiguration;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceConfiguration;
import org.springframework.cloud.stream.messaging.DirectWithAttributesChannel;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/**
 * The peer of consuming: the binder as it comes, which hands over record by record. What it hands over goes to the same
 * listener in batches of one.
 */
@NullMarked
public final class BenchRecords implements AutoCloseable {

    private static final String BINDING = "bench-in";

    private final ConfigurableApplicationContext context;

    private BenchRecords(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param group a new one reads from the beginning */
    public static BenchRecords start(Listener listener, String servers, String topic, String group) {
        var context = new SpringApplicationBuilder(Binder.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(
                        "spring.cloud.stream.kafka.binder.brokers=" + servers,
                        "spring.cloud.stream.kafka.binder.auto-create-topics=false",
                        "spring.cloud.stream.kafka.default.consumer.start-offset=earliest",
                        "spring.jmx.enabled=false")
                .run();
        var binding = new BindingProperties();
        binding.setDestination(topic);
        binding.setGroup(group);
        var bindings = context.getBean(BindingService.class);
        bindings.getBindingServiceProperties().getBindings().put(BINDING, binding);
        var channel = new DirectWithAttributesChannel();
        channel.setBeanName(BINDING);
        channel.setAttribute("type", "input");
        channel.subscribe(message -> hand(message, listener));
        bindings.bindConsumer(channel, BINDING);
        return new BenchRecords(context);
    }

    @Override
    public void close() {
        context.getBean(BindingService.class).unbindConsumers(BINDING);
        context.close();
    }

    private static void hand(Message<?> message, Listener listener) {
        for (var received : BenchConsumer.decode(List.of(record(message)))) {
            listener.on(received.source(), List.of(received));
        }
    }

    private static ConsumerRecord<String, byte[]> record(Message<?> message) {
        var headers = message.getHeaders();
        var record = new ConsumerRecord<>(
                Objects.requireNonNull(headers.get(KafkaHeaders.RECEIVED_TOPIC, String.class)),
                Objects.requireNonNull(headers.get(KafkaHeaders.RECEIVED_PARTITION, Integer.class)),
                Objects.requireNonNull(headers.get(KafkaHeaders.OFFSET, Long.class)),
                "",
                (byte[]) message.getPayload());
        headers.forEach((name, value) -> {
            if (value instanceof byte[] bytes) {
                record.headers().add(name, bytes);
            } else if (value instanceof String text) {
                record.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
            }
        });
        return record;
    }

    @Configuration(proxyBeanMethods = false)
    @Import(BinderFactoryAutoConfiguration.class)
    @ImportAutoConfiguration({
        IntegrationAutoConfiguration.class,
        ContextFunctionCatalogAutoConfiguration.class,
        BindingServiceConfiguration.class
    })
    static class Binder {}
}
