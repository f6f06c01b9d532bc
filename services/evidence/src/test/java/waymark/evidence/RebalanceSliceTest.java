package waymark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import waymark.embedded.EmbeddedKafka;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.service.ServiceRunner;
import waymark.testkit.TestIssuer;

/**
 * Faults, rows "Rebalance" and "Duplicate delivery": a second instance comes and goes while facts flow, and each time half of the partitions
 * change hands in the middle of a batch. No fact is lost, none is filed twice or out of order; and the
 * whole topic sent once more adds nothing. A minute of it with
 * {@code -Dwaymark.faults.rebalances=20}; three in every run.
 */
class RebalanceSliceTest {

    private static final String TOPIC = "waymark.settings.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int REBALANCES = Integer.getInteger("waymark.faults.rebalances", 3);
    private static final int SUBJECTS = 60;
    private static final String GROUP = "evidence.dossier";
    private static final String LAST = "last-";

    private final Map<String, List<Long>> sent = new TreeMap<>();

    @Test
    void whoever_comes_and_goes_each_fact_is_filed_once_and_in_order(@TempDir Path directory) {
        try (var mongo = EmbeddedMongo.inMemory();
                var issuer = new TestIssuer();
                var kafka = EmbeddedKafka.onFreePort(directory.resolve("kafka"));
                var steady = start(mongo, issuer, kafka, directory);
                var restless = start(mongo, issuer, kafka, directory);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                var out = producer(kafka)) {
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> out.partitionsFor(TOPIC).size() == 12);
            var bindings = restless.getBean("listenerBindings", SmartLifecycle.class);
            sendUntil(out, () -> members(admin) == 2);
            for (int i = 0; i < REBALANCES; i++) {
                bindings.stop();
                sendUntil(out, () -> members(admin) == 1);
                bindings.start();
                sendUntil(out, () -> members(admin) == 2);
            }
            var dossiers = steady.getBean(MongoDatabase.class).getCollection("dossiers");
            awaitAll(out, dossiers, "first");
            assertThat(filed(dossiers)).isEqualTo(sent);

            sent.forEach((setting, positions) -> positions.forEach(position -> out.send(fact(setting, position))));
            awaitAll(out, dossiers, "second");
            assertThat(filed(dossiers)).isEqualTo(sent);
            assertThat(steady.getBean(MongoDatabase.class)
                            .getCollection("parked")
                            .countDocuments())
                    .isZero();
        }
    }

    /** What is sent last in every partition is filed last. */
    private static void awaitAll(KafkaProducer<String, String> out, MongoCollection<Document> dossiers, String round) {
        var last = IntStream.range(0, 12)
                .mapToObj(partition -> LAST + round + partition)
                .toList();
        for (int partition = 0; partition < 12; partition++) {
            out.send(fact(last.get(partition), 1, partition));
        }
        await().atMost(PATIENCE).until(() -> dossiers.countDocuments(Filters.in("_id", last)) == last.size());
    }

    private static Map<String, List<Long>> filed(MongoCollection<Document> dossiers) {
        var filed = new TreeMap<String, List<Long>>();
        dossiers.find().forEach(each -> filed.put(each.getString("_id"), positions(each)));
        filed.keySet().removeIf(id -> id.startsWith(LAST));
        return filed;
    }

    /** A second at least. */
    private void sendUntil(KafkaProducer<String, String> out, BooleanSupplier over) {
        var least = Instant.now().plusSeconds(1);
        var most = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(least) || !over.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(most);
            for (int subject = 0; subject < SUBJECTS; subject++) {
                var id = "setting-" + subject;
                var facts = sent.computeIfAbsent(id, each -> new ArrayList<>());
                long position = facts.isEmpty() ? subject + 1 : facts.getLast() + SUBJECTS;
                facts.add(position);
                out.send(fact(id, position));
            }
            out.flush();
        }
    }

    /** Of the dossiers' consumer group, each with its share of the partitions. */
    private static long members(Admin admin) {
        try {
            var group = admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP);
            return group.members().stream()
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        } catch (ExecutionException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<String, String> fact(String setting, long position) {
        return fact(setting, position, null);
    }

    private static ProducerRecord<String, String> fact(String setting, long position, @Nullable Integer partition) {
        var record = new ProducerRecord<>(
                TOPIC,
                partition,
                setting,
                "{\"settingId\":\"%s\",\"la\":\"874\",\"effective\":\"2024-09-30\"}".formatted(setting));
        Map.of(
                        "ce_type",
                        "waymark.settings.setting-closed.v1",
                        "ce_id",
                        "fact-" + position,
                        "ce_subject",
                        setting,
                        "ce_position",
                        String.valueOf(position),
                        "ce_time",
                        "2024-09-30T12:00:00Z")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static List<Long> positions(Document dossier) {
        return dossier.getList("e", Document.class).stream()
                .map(fact -> fact.get("p", Number.class).longValue())
                .toList();
    }

    private static KafkaProducer<String, String> producer(EmbeddedKafka kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static ConfigurableApplicationContext start(
            EmbeddedMongo mongo, TestIssuer issuer, EmbeddedKafka kafka, Path directory) {
        return ServiceRunner.run(
                EvidenceService.class,
                "evidence",
                Map.of(
                        "server.port", 0,
                        "management.server.port", 0,
                        "waymark.mongo.uri", mongo.connectionString(),
                        "waymark.kafka.bootstrap-servers", kafka.bootstrapServers(),
                        "waymark.issuer", issuer.uri(),
                        "waymark.keys.directory", directory.resolve("keys"),
                        "waymark.keys.create", true));
    }
}
