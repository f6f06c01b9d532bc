package waymark.platform.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How far a topic holds what was published to it, by the last record of each partition: markers and events carry their
 * position in the log, and in each partition they stand in its order. Kafka may have lost what it had acknowledged, a
 * topic's end or all of it; then it is published again from there (ADR-0012).
 */
record TopicEnd(String bootstrapServers, String topic) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The position up to which the topic is complete, at most the one up to which it was once published. */
    long confirmed(long published) {
        if (published == 0) {
            return 0;
        }
        try (Consumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "default.api.timeout.ms",
                        (int) PATIENCE.toMillis(),
                        "request.timeout.ms",
                        (int) PATIENCE.toMillis(),
                        "auto.offset.reset",
                        "none",
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return confirmed(reader, published);
        }
    }

    private long confirmed(Consumer<byte[], byte[]> reader, long published) {
        List<TopicPartition> all = reader.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        Map<TopicPartition, Long> begins = reader.beginningOffsets(all);
        Map<TopicPartition, Long> ends = reader.endOffsets(all);
        if (ends.containsValue(0L)) {
            // Every partition was told of every position, so one that never held anything is a new one.
            return 0;
        }
        // One that holds nothing any more has outlived its retention and says nothing.
        var filled = new HashMap<>(ends);
        begins.forEach((partition, begin) -> filled.remove(partition, begin));
        reader.assign(filled.keySet());
        filled.forEach((partition, end) -> reader.seek(partition, end - 1));
        return leastOfLast(reader, new HashSet<>(filled.keySet()), published);
    }

    private static long leastOfLast(Consumer<byte[], byte[]> reader, Set<TopicPartition> unread, long published) {
        long least = published;
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!unread.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> last : reader.poll(Duration.ofMillis(100))) {
                unread.remove(new TopicPartition(last.topic(), last.partition()));
                least = Math.min(least, position(last));
            }
            if (!unread.isEmpty() && System.nanoTime() - until > 0) {
                throw new TimeoutException("The ends of " + unread.size() + " partitions could not be read");
            }
        }
        return least;
    }

    private static long position(ConsumerRecord<byte[], byte[]> message) {
        Header position = message.headers().lastHeader(Envelopes.POSITION);
        return position == null ? 0 : Long.parseLong(new String(position.value(), StandardCharsets.UTF_8));
    }
}
