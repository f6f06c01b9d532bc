package waymark.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.Document;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import waymark.faults.Dump.Commit;
import waymark.faults.Dump.Dossier;
import waymark.faults.Dump.Event;
import waymark.faults.Dump.Fact;
import waymark.faults.Dump.Line;
import waymark.faults.Dump.Message;
import waymark.faults.Dump.Parked;

/** Reads store and topics with the plain clients, and nothing of the platform's. */
final class Collector {

    static final String TOPIC = "waymark.settings.v1";

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final JsonMapper JSON = new JsonMapper();

    private Collector() {}

    /** Of a system without broker and evidence. */
    static List<Commit> log(String storeUri) {
        try (var client = MongoClients.create(storeUri)) {
            return log(client);
        }
    }

    /** Whether the register has come up to the log. */
    static boolean showsItsLog(String storeUri) {
        try (var client = MongoClients.create(storeUri)) {
            return Set.copyOf(register(client))
                    .equals(Set.copyOf(ReadModels.register(log(client)).values()));
        }
    }

    private static List<Commit> log(MongoClient client) {
        return all(client, "waymark-settings", "events").stream()
                .map(commit -> new Commit(
                        commit.getLong("_id"),
                        commit.getInteger("n"),
                        commit.getList("k", String.class),
                        commit.getList("e", Document.class).stream()
                                .map(Collector::event)
                                .toList()))
                .toList();
    }

    private static Event event(Document event) {
        return new Event(
                event.getString("id"),
                event.getString("type"),
                event.getString("stream"),
                event.getLong("seq"),
                event.getDate("ts").toInstant(),
                json(event.getString("payload")),
                String.valueOf(json(event.getString("meta")).get("correlationId")));
    }

    static Dump all(String storeUri, String bootstrapServers, List<Operation> operations, List<Dump.Sample> samples) {
        try (var client = MongoClients.create(storeUri)) {
            return new Dump(
                    operations,
                    log(client),
                    messages(bootstrapServers, TOPIC),
                    register(client),
                    dossiers(client),
                    parked(client),
                    messages(bootstrapServers, TOPIC + ".dead"),
                    consumed(bootstrapServers),
                    samples,
                    List.of());
        }
    }

    private static List<Line> register(MongoClient client) {
        return all(client, "waymark-settings", "setting-register").stream()
                .map(line -> new Line(
                        line.getString("_id"),
                        line.getLong("version"),
                        line.getString("name"),
                        line.getInteger("places"),
                        line.getString("closedOn")))
                .toList();
    }

    private static List<Dossier> dossiers(MongoClient client) {
        return all(client, "waymark-evidence", "dossiers").stream()
                .map(dossier -> new Dossier(
                        dossier.getString("_id"),
                        dossier.get("at", Document.class)
                                .get("settings", Number.class)
                                .longValue(),
                        dossier.getList("e", Document.class).stream()
                                .map(fact -> new Fact(
                                        fact.getString("i"),
                                        fact.getString("t"),
                                        fact.get("p", Number.class).longValue(),
                                        fact.getDate("r").toInstant(),
                                        withoutNulls(fact.get("f", Document.class))))
                                .toList()))
                .toList();
    }

    private static List<Parked> parked(MongoClient client) {
        return all(client, "waymark-evidence", "parked").stream()
                .map(letter -> new Parked(letter.getString("subject"), letter.getLong("position")))
                .toList();
    }

    private static List<Document> all(MongoClient client, String database, String collection) {
        return StreamSupport.stream(
                        client.getDatabase(database)
                                .getCollection(collection)
                                .find()
                                .sort(new Document("_id", 1))
                                .spliterator(),
                        false)
                .toList();
    }

    private static List<Message> messages(String bootstrapServers, String topic) {
        try (var consumer = consumer(Map.of("bootstrap.servers", bootstrapServers))) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var messages = new ArrayList<Message>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> messages.add(message(each)));
            }
            return List.copyOf(messages);
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Message message(ConsumerRecord<byte[], byte[]> read) {
        var headers = new HashMap<String, String>();
        read.headers().forEach(each -> headers.put(each.key(), text(each.value())));
        var key = read.key() == null ? null : text(read.key());
        boolean progress = headers.getOrDefault("ce_type", "").endsWith(".progress.v1");
        return new Message(
                read.partition(), read.offset(), key, Map.copyOf(headers), progress ? Map.of() : body(read.value()));
    }

    private static Map<String, Object> body(byte[] value) {
        try {
            return json(text(value));
        } catch (JacksonException poison) {
            return Map.of();
        }
    }

    private static Map<Integer, Long> consumed(String bootstrapServers) {
        try (var consumer = consumer(Map.of("bootstrap.servers", bootstrapServers, "group.id", "evidence.dossier"))) {
            var consumed = new TreeMap<Integer, Long>();
            consumer.committed(Set.copyOf(partitions(consumer, TOPIC))).forEach((partition, offset) -> {
                if (offset != null) {
                    consumed.put(partition.partition(), offset.offset());
                }
            });
            return consumed;
        }
    }

    private static Map<String, Object> json(String text) {
        return withoutNulls(JSON.readValue(text, FIELDS));
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> fields) {
        var kept = new TreeMap<String, Object>(fields);
        kept.values().removeIf(Objects::isNull);
        return kept;
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
