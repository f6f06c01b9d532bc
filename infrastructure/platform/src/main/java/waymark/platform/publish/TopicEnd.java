package waymark.platform.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How far a topic says it was published, whatever the store says, by the last record of each partition: markers and
 * events carry their position in the log, and in each partition they stand in its order. Kafka may have lost what it had
 * acknowledged; then it is published again (ADR-0012). The store may have been restored from an older backup; then
 * nothing may be published at all.
 *
 * @param completeTo the position up to which every partition holds what was published to it
 * @param highest the highest position in any of them; 0 where there is none
 */
record TopicEnd(long completeTo, long highest) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The position up to which the topic is complete, at most the one up to which it was once published. */
    long confirmed(long published) {
        return Math.min(published, completeTo);
    }

    static TopicEnd read(String bootstrapServers, String topic) {
        Map<String, Object> settings = Map.of(
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
                false);
        try (var reader = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return read(reader, topic);
        }
    }

    private static TopicEnd read(Consumer<byte[], byte[]> reader, String topic) {
        List<TopicPartition> all = reader.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        Map<TopicPartition, Long> begins = reader.beginningOffsets(all);
        Map<TopicPartition, Long> ends = reader.endOffsets(all);
        // One that holds nothing any more has outlived its retention and says nothing.
        var filled = new HashMap<>(ends);
        begins.forEach((partition, begin) -> filled.remove(partition, begin));
        List<Long> last = lastPositions(reader, filled);
        long highest = last.stream().mapToLong(Long::longValue).max().orElse(0);
        // Every partition was told of every position, so one that never held anything is a new one.
        long least = ends.containsValue(0L)
                ? 0
                : last.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        return new TopicEnd(least, highest);
    }

    private static List<Long> lastPositions(Consumer<byte[], byte[]> reader, Map<TopicPartition, Long> ends) {
        reader.assign(ends.keySet());
        ends.forEach((partition, end) -> reader.seek(partition, end - 1));
        var unread = new HashSet<>(ends.keySet());
        var positions = new ArrayList<Long>();
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!unread.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> last : reader.poll(Duration.ofMillis(100))) {
                unread.remove(new TopicPartition(last.topic(), last.partition()));
                positions.add(position(last));
            }
            if (!unread.isEmpty() && System.nanoTime() - until > 0) {
                throw new TimeoutException("The ends of " + unread.size() + " partitions could not be read");
            }
        }
        return positions;
    }

    /** What is none of ours says nothing of our log. */
    private static long position(ConsumerRecord<byte[], byte[]> message) {
        var header = message.headers().lastHeader(Envelopes.POSITION);
        var text = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
