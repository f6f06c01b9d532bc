package waymark.bench.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import waymark.bench.work.Scratch;
import waymark.embedded.EmbeddedKafka;

/** The embedded broker, which flushes to the disk before it acknowledges, and the client alone. */
final class Broker implements AutoCloseable {

    static final int PARTITIONS = 12;

    private static final int POLL = 500;

    private final EmbeddedKafka kafka;

    Broker(Scratch scratch) {
        kafka = EmbeddedKafka.onFreePort(scratch.directory().resolve("kafka"));
    }

    String servers() {
        return kafka.bootstrapServers();
    }

    /**
     * Returns once every partition answers: a first batch that comes too soon is refused, the second may be taken, and
     * then no number fits any more, however few are in flight.
     */
    void create(String topic) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        ends(topic);
    }

    /**
     * A producer that promises what the publisher does.
     *
     * @param inFlight more than one only to partitions that have been written to: a broker takes any first sequence
     *     number, and a new partition may refuse a first batch and take the second
     */
    KafkaProducer<String, byte[]> producer(int inFlight) {
        return producer(inFlight, 2);
    }

    /** One that waits for no second record, as the publisher doesn't. */
    KafkaProducer<String, byte[]> promptProducer() {
        return producer(1, 0);
    }

    private KafkaProducer<String, byte[]> producer(int inFlight, int linger) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        servers(),
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "max.in.flight.requests.per.connection",
                        inFlight,
                        "batch.size",
                        64 * 1024,
                        "linger.ms",
                        linger),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Sends all and waits until all are acknowledged. */
    static void send(KafkaProducer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records)
            throws ExecutionException, InterruptedException {
        var sent = records.stream().map(producer::send).toList();
        for (var each : sent) {
            each.get();
        }
    }

    Map<TopicPartition, Long> ends(String topic) {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(topic));
        }
    }

    /** From those offsets to the present end; time runs from the first records, so that finding the broker is not in it. */
    long read(Map<TopicPartition, Long> from, Consumer<ConsumerRecords<String, byte[]>> each) {
        try (var consumer = consumer()) {
            consumer.assign(from.keySet());
            from.forEach(consumer::seek);
            var ends = consumer.endOffsets(from.keySet());
            long start = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var polled = consumer.poll(Duration.ofMillis(100));
                start = start == 0 && !polled.isEmpty() ? System.nanoTime() : start;
                each.accept(polled);
            }
            return System.nanoTime() - start;
        }
    }

    KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers(), "max.poll.records", POLL),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    static List<TopicPartition> partitions(String topic) {
        return java.util.stream.IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
