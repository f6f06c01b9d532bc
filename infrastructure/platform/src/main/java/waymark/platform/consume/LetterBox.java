package waymark.platform.consume;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads parked events back from the dead-letter topics, each where it stands. */
final class LetterBox implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<byte[], byte[]> consumer;
    /** What came along with the last one: the next is often among it. */
    private final Map<Long, ConsumerRecord<byte[], byte[]>> read = new TreeMap<>();

    private TopicPartition assigned = new TopicPartition("none", 0);

    LetterBox(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static LetterBox open(String bootstrapServers, String service) {
        return new LetterBox(new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "client.id",
                        service + "-retries",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "none",
                        "max.poll.records",
                        100,
                        "default.api.timeout.ms",
                        (int) PATIENCE.toMillis()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer()));
    }

    /**
     * The record as it came; empty where the topic holds it no longer.
     *
     * @throws RuntimeException while Kafka does not answer
     */
    Optional<Arrived.Raw> read(ParkedEvent event) {
        var topic = "waymark." + event.subject().source() + ".v1" + Parking.DEAD;
        var partition = event.partition();
        var offset = event.offset();
        if (partition != null && offset != null) {
            var there = at(new TopicPartition(topic, partition), offset);
            if (there.isPresent() && isOf(event, there.get())) {
                return there.map(LetterBox::raw);
            }
        }
        return search(topic, event);
    }

    /** Of an older release, which did not note where, or of a topic made anew. */
    private Optional<Arrived.Raw> search(String topic, ParkedEvent event) {
        for (var info : consumer.partitionsFor(topic)) {
            var partition = new TopicPartition(topic, info.partition());
            long end = end(partition);
            for (long offset = begin(partition); offset < end; offset++) {
                var found = at(partition, offset);
                if (found.isPresent() && isOf(event, found.get())) {
                    return found.map(LetterBox::raw);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition partition, long offset) {
        if (!partition.equals(assigned)) {
            consumer.assign(List.of(partition));
            assigned = partition;
            read.clear();
        }
        if (!read.containsKey(offset)) {
            if (offset < begin(partition) || offset >= end(partition)) {
                return Optional.empty();
            }
            fetch(partition, offset);
        }
        return Optional.ofNullable(read.get(offset));
    }

    private void fetch(TopicPartition partition, long offset) {
        read.clear();
        consumer.seek(partition, offset);
        for (long waited = 0; read.isEmpty(); waited += POLL.toMillis()) {
            if (waited >= PATIENCE.toMillis()) {
                throw new IllegalStateException("the dead-letter topic does not answer");
            }
            consumer.poll(POLL).forEach(each -> read.put(each.offset(), each));
        }
    }

    private long begin(TopicPartition partition) {
        return consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private long end(TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    private static boolean isOf(ParkedEvent event, ConsumerRecord<byte[], byte[]> letter) {
        var position = text(letter, Headers.PREFIX + "position");
        return text(letter, Parking.LISTENER_HEADER).equals(event.subject().listener())
                && (event.position() < 0 || position.equals(String.valueOf(event.position())))
                && Decoder.subject(raw(letter)).equals(event.subject().id());
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter, String header) {
        var found = letter.headers().lastHeader(header);
        return found == null ? "" : new String(found.value(), StandardCharsets.UTF_8);
    }

    private static Arrived.Raw raw(ConsumerRecord<byte[], byte[]> letter) {
        var topic = letter.topic().substring(0, letter.topic().length() - Parking.DEAD.length());
        var key = letter.key() == null ? null : new String(letter.key(), StandardCharsets.UTF_8);
        var payload = letter.value() == null ? new byte[0] : letter.value();
        return new Arrived.Raw(topic, letter.partition(), -1, key, payload, Headers.of(letter.headers()));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
