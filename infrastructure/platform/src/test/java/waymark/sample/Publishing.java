package waymark.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Puts records on the settings service's topic, as that service would. */
public final class Publishing implements AutoCloseable {

    public static final String TOPIC = "waymark.settings.v1";

    private final KafkaProducer<String, String> producer;

    public Publishing(String bootstrapServers) {
        producer = new KafkaProducer<>(
                // Numbered from the first record on, a new topic that refuses the first would refuse all others too.
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrapServers, "acks", "all", "enable.idempotence", "false"),
                new StringSerializer(),
                new StringSerializer());
    }

    public boolean isThere() {
        return producer.partitionsFor(TOPIC).size() == 12;
    }

    public void closed(String setting, long... positions) {
        for (long position : positions) {
            event(setting, position, "waymark.settings.setting-closed.v1");
        }
        producer.flush();
    }

    public void event(String subject, long position, String type) {
        var json = "{\"settingId\":\"%s\",\"la\":\"874\",\"effective\":\"2024-09-30\"}".formatted(subject);
        send(new ProducerRecord<>(TOPIC, subject, json), subject, position, type);
    }

    /** Everything up to there has been published, in every partition. */
    public void progress(long position) {
        for (int partition = 0; partition < 12; partition++) {
            send(new ProducerRecord<>(TOPIC, partition, null, "{}"), null, position, "waymark.settings.progress.v1");
        }
        producer.flush();
    }

    private void send(ProducerRecord<String, String> to, @Nullable String subject, long position, String type) {
        header(to, "ce_specversion", "1.0");
        header(to, "ce_id", "id-" + position);
        header(to, "ce_type", type);
        header(to, "ce_source", "/waymark/settings");
        header(to, "ce_time", time(position).toString());
        header(to, "ce_position", String.valueOf(position));
        header(to, "ce_la", "874");
        if (subject != null) {
            header(to, "ce_subject", subject);
        }
        producer.send(to);
    }

    private static void header(ProducerRecord<String, String> to, String name, String value) {
        to.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    public static Instant time(long position) {
        return Instant.parse("2024-09-30T12:00:00Z").plusSeconds(position);
    }

    @Override
    public void close() {
        producer.close();
    }
}
