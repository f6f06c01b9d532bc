package waymark.platform.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import waymark.events.PublishedEvent;
import waymark.events.PublishedTypes;
import waymark.platform.security.Metadata;

/** CloudEvents 1.0 in Kafka's binary mode: attributes as {@code ce_} headers, the event itself as JSON. */
final class Envelopes {

    static final String CAUSATION_ID = "causationId";
    static final String POSITION = "ce_position";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final String service;
    private final String topic;

    Envelopes(String service, String topic) {
        this.service = service;
        this.topic = topic;
    }

    ProducerRecord<String, byte[]> event(String id, PublishedEvent event, Origin origin, MetaData metadata) {
        var message = new ProducerRecord<>(topic, event.subject(), JSON.writeValueAsBytes(event));
        Headers headers = message.headers();
        envelope(headers, id, PublishedTypes.nameOf(event.getClass()), origin.recorded(), origin.position());
        put(headers, "ce_subject", event.subject());
        put(headers, "ce_sequence", origin.sequence());
        put(headers, "ce_la", event.la());
        put(headers, "ce_traceparent", metadata.get(Metadata.TRACE_PARENT));
        put(headers, "ce_correlationid", metadata.get(Metadata.CORRELATION_ID));
        put(headers, "ce_causationid", metadata.get(CAUSATION_ID));
        put(headers, "ce_authorrole", metadata.get(Metadata.AUTHOR_ROLE));
        return message;
    }

    /** Everything up to {@code position} has been published, and with it everything recorded up to {@code time}. */
    ProducerRecord<String, byte[]> progress(int partition, long position, Instant time) {
        byte[] body = JSON.writeValueAsBytes(new Progress(position, time));
        var message = new ProducerRecord<String, byte[]>(topic, partition, null, body);
        String id = "%s-progress-%d-%d-%d".formatted(service, partition, position, time.toEpochMilli());
        envelope(message.headers(), id, "waymark." + service + ".progress.v1", time, position);
        return message;
    }

    private void envelope(Headers headers, String id, String type, Instant time, long position) {
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", id);
        put(headers, "ce_type", type);
        put(headers, "ce_source", "/waymark/" + service);
        put(headers, "ce_time", time);
        put(headers, POSITION, position);
        put(headers, "content-type", "application/json");
    }

    private static void put(Headers headers, String name, @Nullable Object value) {
        if (value != null) {
            headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Progress(long position, Instant time) {}
}
