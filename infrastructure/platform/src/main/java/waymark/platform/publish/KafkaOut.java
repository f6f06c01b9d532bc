package waymark.platform.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One topic and one idempotent producer; nothing counts as stored before every replica in sync has it. */
final class KafkaOut implements AutoCloseable {

    static final int PARTITIONS = 12;

    private final Producer<String, byte[]> producer;
    private final Envelopes envelopes;
    private final int partitions;
    private final Supplier<TopicEnd> end;

    private KafkaOut(Producer<String, byte[]> producer, Envelopes envelopes, int partitions, Supplier<TopicEnd> end) {
        this.producer = producer;
        this.envelopes = envelopes;
        this.partitions = partitions;
        this.end = end;
    }

    /** Makes the topic where it is missing; fails while the broker is away. */
    static KafkaOut open(String bootstrapServers, String service, String topic)
            throws ExecutionException, InterruptedException {
        createTopic(bootstrapServers, service, topic);
        Producer<String, byte[]> producer = new KafkaProducer<>(
                Map.ofEntries(
                        Map.entry("bootstrap.servers", bootstrapServers),
                        Map.entry("client.id", service + ".publisher"),
                        Map.entry("acks", "all"),
                        Map.entry("enable.idempotence", true),
                        // With more, a later batch can be stored before an earlier one: a broker takes any first
                        // sequence number from a producer it has not met on that partition.
                        Map.entry("max.in.flight.requests.per.connection", 1),
                        // Never gives up on a batch while it might send the next one; stopping ends it.
                        Map.entry("delivery.timeout.ms", Integer.MAX_VALUE),
                        Map.entry("batch.size", 64 * 1024),
                        // What comes while a request is under way goes with the next one; nothing waits for more.
                        Map.entry("linger.ms", 0),
                        Map.entry("buffer.memory", 8L * 1024 * 1024),
                        Map.entry("max.block.ms", 10_000),
                        Map.entry("request.timeout.ms", 10_000)),
                new StringSerializer(),
                new ByteArraySerializer());
        try {
            return new KafkaOut(
                    producer,
                    new Envelopes(service, topic),
                    producer.partitionsFor(topic).size(),
                    () -> TopicEnd.read(bootstrapServers, topic));
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Returns once every partition answers: a first batch that comes too soon is refused, the second may be taken, and
     * then no number fits any more, however few are in flight.
     */
    private static void createTopic(String bootstrapServers, String service, String topic)
            throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "client.id",
                service + ".publisher-topic",
                "request.timeout.ms",
                5_000,
                "default.api.timeout.ms",
                5_000);
        try (Admin admin = Admin.create(settings)) {
            createIfMissing(admin, topic);
            var partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .collect(Collectors.toMap(
                            each -> new TopicPartition(topic, each.partition()), each -> OffsetSpec.latest()));
            admin.listOffsets(partitions).all().get();
        }
    }

    private static void createIfMissing(Admin admin, String topic) throws ExecutionException, InterruptedException {
        try {
            // By its own clock: it refuses what a clock wrote that is an hour ahead of its own, and nobody reads it.
            var byTheBroker = Map.of("message.timestamp.type", "LogAppendTime");
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) -1).configs(byTheBroker)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    Envelopes envelopes() {
        return envelopes;
    }

    /** How far the topic says it was published. */
    TopicEnd end() {
        return end.get();
    }

    /**
     * Hands all over and returns at once. A subject's later event must never overtake an earlier one, as consumers take
     * the earlier one for seen: the first failure closes the producer before the next batch leaves.
     */
    Receipt send(List<ProducerRecord<String, byte[]>> messages) {
        var acknowledgements = new ArrayList<Future<RecordMetadata>>(messages.size());
        for (ProducerRecord<String, byte[]> message : messages) {
            acknowledgements.add(producer.send(message, (metadata, failure) -> {
                if (failure != null) {
                    producer.close(Duration.ZERO);
                }
            }));
        }
        return new Receipt(acknowledgements);
    }

    /** Behind everything sent so far, in every partition. */
    Receipt sendProgress(long position, Instant time) {
        var markers = new ArrayList<ProducerRecord<String, byte[]>>(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            markers.add(envelopes.progress(partition, position, time));
        }
        return send(markers);
    }

    /** What the broker owes for messages handed over together. */
    record Receipt(List<Future<RecordMetadata>> acknowledgements) {

        /** Whether the broker has answered for all, one way or the other. */
        boolean isComplete() {
            return acknowledgements.stream().allMatch(Future::isDone);
        }

        /** Returns once all are stored; on failure some may be, in order per key. */
        void await() throws ExecutionException, InterruptedException {
            for (Future<RecordMetadata> acknowledgement : acknowledgements) {
                acknowledgement.get();
            }
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
