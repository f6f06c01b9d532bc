package waymark.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurabilityTest {

    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int WRITERS = 16;

    @TempDir
    Path directory;

    @Test
    void a_restart_keeps_documents_and_indexes() {
        try (var mongo = EmbeddedMongo.start(directory, ANY_PORT);
                var client = MongoClients.create(mongo.connectionString())) {
            var events = prepare(client);
            IntStream.range(0, 2_000).forEach(i -> events.insertOne(commit("w", i)));
        }
        try (var mongo = EmbeddedMongo.start(directory, ANY_PORT);
                var client = MongoClients.create(mongo.connectionString())) {
            var events = events(client);
            assertThat(events.countDocuments()).isEqualTo(2_000);
            long before = mongo.documentsExamined();
            assertThat(events.find(eq("k", "w#999b")).first()).containsEntry("_id", "w-999");
            assertThat(mongo.documentsExamined() - before).isEqualTo(1);
            assertThatThrownBy(() -> events.insertOne(new Document("_id", "x").append("k", List.of("w#5a"))))
                    .hasMessageContaining("k_1");
            assertThat(mongo.inconsistentIndexes()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothing_acknowledged_is_lost_when_the_process_is_killed(long seed) throws Exception {
        Acknowledged acknowledged;
        try (var store = StoreProcess.durable(directory)) {
            acknowledged = writeUntilKilled(store, 200 + new Random(seed).nextInt(700));
        }
        assertThat(acknowledged.inserted()).hasSizeGreaterThan(WRITERS);
        try (var mongo = EmbeddedMongo.start(directory, ANY_PORT);
                var client = MongoClients.create(mongo.connectionString())) {
            assertThat(lost(client, acknowledged)).isEmpty();
            assertThat(mongo.inconsistentIndexes()).isEmpty();
            assertThat(commitsInHalf(client)).isZero();
        }
    }

    /** Shows that the test above can fail. */
    @Test
    void the_librarys_own_store_loses_acknowledged_writes_in_the_same_test() throws Exception {
        Acknowledged acknowledged;
        try (var store = StoreProcess.stock(directory)) {
            acknowledged = writeUntilKilled(store, 700);
        }
        var server = new MongoServer(new H2Backend(directory.resolve("stock.mv").toString()));
        server.bind(ANY_PORT, 1, 1);
        try (var client = MongoClients.create(
                "mongodb://127.0.0.1:" + server.getLocalAddress().getPort())) {
            assertThat(lost(client, acknowledged)).isNotEmpty();
        } finally {
            server.shutdownNow();
        }
    }

    /** What the clients have been told is done: ids inserted, and the last value of each writer's counter. */
    private record Acknowledged(Map<String, Boolean> inserted, Map<String, Integer> counters) {}

    private static Acknowledged writeUntilKilled(StoreProcess store, int milliseconds) throws Exception {
        var acknowledged = new Acknowledged(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        try (var client = MongoClients.create(store.connectionString() + "/?retryWrites=false");
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            var events = prepare(client);
            for (int i = 0; i < WRITERS; i++) {
                String writer = "w" + i;
                writers.execute(() -> write(events, writer, acknowledged));
            }
            Thread.sleep(milliseconds);
            store.kill();
        }
        return acknowledged;
    }

    private static void write(MongoCollection<Document> events, String writer, Acknowledged acknowledged) {
        try {
            for (int i = 0; ; i++) {
                Document commit = commit(writer, i);
                events.insertOne(commit);
                acknowledged.inserted().put(commit.getString("_id"), true);
                events.updateOne(eq("_id", writer), Updates.set("n", i), new UpdateOptions().upsert(true));
                acknowledged.counters().put(writer, i);
            }
        } catch (MongoException killed) {
            // The store is gone; whether the last write is in it is open.
        }
    }

    private static List<String> lost(MongoClient client, Acknowledged acknowledged) {
        var events = events(client);
        var inserts = acknowledged.inserted().keySet().stream()
                .filter(id -> events.find(eq("_id", id)).first() == null);
        var updates = acknowledged.counters().entrySet().stream()
                .filter(counter -> {
                    Document found = events.find(eq("_id", counter.getKey())).first();
                    return found == null || found.getInteger("n") < counter.getValue();
                })
                .map(Map.Entry::getKey);
        return java.util.stream.Stream.concat(inserts, updates).toList();
    }

    private static long commitsInHalf(MongoClient client) {
        var events = events(client);
        long commits = events.countDocuments(new Document("text", new Document("$exists", true)));
        long firstHalves = events.countDocuments(new Document("k", new Document("$gte", "w").append("$lt", "x")));
        return commits - firstHalves;
    }

    private static MongoCollection<Document> prepare(MongoClient client) {
        var events = events(client);
        events.createIndex(
                Indexes.ascending("k"), new IndexOptions().unique(true).sparse(true));
        events.createIndex(Indexes.descending("n"));
        return events;
    }

    private static MongoCollection<Document> events(MongoClient client) {
        return client.getDatabase("waymark-journeys").getCollection("events");
    }

    private static Document commit(String writer, int number) {
        return new Document("_id", writer + "-" + number)
                .append("k", List.of(writer + "#" + number + "a", writer + "#" + number + "b"))
                .append("n", number)
                .append("text", "x".repeat(500));
    }
}
