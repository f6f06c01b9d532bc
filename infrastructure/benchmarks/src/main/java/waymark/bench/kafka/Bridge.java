package waymark.bench.kafka;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.cloud.function.cloudevent.CloudEventsFunctionExtensionConfiguration;
import org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration;
import org.springframework.cloud.stream.config.BindingServiceConfiguration;
import org.springframework.cloud.stream.function.FunctionConfiguration;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** The peer of publishing: {@code StreamBridge} that waits for each acknowledgement, as it must to know of it. */
final class Bridge implements AutoCloseable {

    private static final String BINDING = "bench-out";

    private final ConfigurableApplicationContext context;
    private final StreamBridge bridge;

    Bridge(String servers, String topic) {
        context = new SpringApplicationBuilder(Stream.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(
                        "spring.cloud.stream.kafka.binder.brokers=" + servers,
                        "spring.cloud.stream.kafka.binder.required-acks=all",
                        "spring.cloud.stream.kafka.binder.auto-create-topics=false",
                        "spring.cloud.stream.bindings." + BINDING + ".destination=" + topic,
                        "spring.cloud.stream.kafka.bindings." + BINDING + ".producer.sync=true",
                        "spring.jmx.enabled=false")
                .run();
        bridge = context.getBean(StreamBridge.class);
    }

    /** The same records as messages. */
    static List<Message<byte[]>> messages(List<ProducerRecord<String, byte[]>> records) {
        return records.stream().map(Bridge::message).toList();
    }

    private static Message<byte[]> message(ProducerRecord<String, byte[]> record) {
        var message = MessageBuilder.withPayload(record.value())
                .setHeader(KafkaHeaders.KEY, record.key().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        record.headers().forEach(header -> message.setHeader(header.key(), header.value()));
        return message.build();
    }

    void send(List<Message<byte[]>> messages) {
        for (var message : messages) {
            if (!bridge.send(BINDING, message)) {
                throw new IllegalStateException("StreamBridge did not send.");
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        IntegrationAutoConfiguration.class,
        ContextFunctionCatalogAutoConfiguration.class,
        BindingServiceConfiguration.class,
        CloudEventsFunctionExtensionConfiguration.class,
        FunctionConfiguration.class
    })
    static class Stream {}
}
