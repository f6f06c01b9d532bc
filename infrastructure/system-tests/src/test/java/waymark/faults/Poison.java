package waymark.faults;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts records on the topic that no consumer can read, as a faulty release would, about a subject that has others. */
final class Poison implements AutoCloseable {

    /** What the checkers know them by. */
    static final String TYPE = "waymark.settings.poison.v1";

    private final KafkaProducer<String, byte[]> producer;
    private final Watch watch;
    private final SharedSetting subject;

    Poison(String bootstrapServers, Watch watch, SharedSetting subject) {
        this.watch = watch;
        this.subject = subject;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "delivery.timeout.ms", 60_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** From the head of the log on, the subject's events have to wait behind it. */
    void send() throws InterruptedException {
        long head = watch.last("log head");
        var about = subject.id();
        if (head < 0 || about.isEmpty()) {
            return;
        }
        var message = new ProducerRecord<>(Collector.TOPIC, about.get(), "{".getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_type",
                        TYPE,
                        "ce_id",
                        "poison-" + head,
                        "ce_subject",
                        about.get(),
                        "ce_position",
                        String.valueOf(head),
                        "ce_time",
                        "2025-01-01T00:00:00Z")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
