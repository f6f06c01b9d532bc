package waymark.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients at once on one store on a disk. */
class ConcurrencyTest {

    private static final int CLIENTS = 16;

    @TempDir
    Path directory;

    private EmbeddedMongo mongo;
    private com.mongodb.client.MongoClient client;
    private MongoCollection<Document> documents;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(directory, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        client = MongoClients.create(mongo.connectionString());
        documents = client.getDatabase("waymark-funding").getCollection("budgets");
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
    }

    @Test
    void one_of_many_claims_each_number() throws Exception {
        List<Integer> won = atOnce(() -> {
            int wins = 0;
            for (int number = 0; number < 40; number++) {
                wins += claim(number);
            }
            return wins;
        });
        assertThat(won.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
        assertThat(documents.countDocuments()).isEqualTo(40);
    }

    @Test
    void increments_of_one_document_are_all_counted() throws Exception {
        documents.createIndex(Indexes.ascending("n"));
        atOnce(() -> {
            for (int i = 0; i < 25; i++) {
                documents.updateOne(eq("_id", "budget"), Updates.inc("n", 1), new UpdateOptions().upsert(true));
            }
            return 0;
        });
        assertThat(documents.find(eq("n", CLIENTS * 25)).first()).containsEntry("_id", "budget");
        assertThat(mongo.inconsistentIndexes()).isEmpty();
    }

    @Test
    void readers_see_whole_documents_while_they_are_rewritten() throws Exception {
        documents.createIndex(Indexes.ascending("version"));
        documents.insertMany(IntStream.range(0, 50).mapToObj(i -> version(i, 0)).toList());
        AtomicBoolean stop = new AtomicBoolean();
        try (var pool = Executors.newFixedThreadPool(2)) {
            Future<?> writer = pool.submit(() -> {
                for (int version = 1; version <= 60; version++) {
                    documents.replaceOne(eq("_id", version % 50), version(version % 50, version));
                }
                stop.set(true);
            });
            while (!stop.get()) {
                documents
                        .find(gt("version", -1))
                        .sort(Sorts.ascending("version"))
                        .forEach(found -> assertThat(found.getList("copies", Integer.class))
                                .containsOnly(found.getInteger("version")));
            }
            writer.get();
        }
    }

    private int claim(int number) {
        try {
            documents.insertOne(new Document("_id", number));
            return 1;
        } catch (MongoWriteException taken) {
            assertThat(taken.getCode()).isEqualTo(11000);
            return 0;
        }
    }

    private static Document version(int id, int version) {
        return new Document("_id", id)
                .append("version", version)
                .append("copies", new ArrayList<>(java.util.Collections.nCopies(40, version)));
    }

    private static List<Integer> atOnce(Callable<Integer> task) throws Exception {
        List<Integer> results = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Integer> result : pool.invokeAll(java.util.Collections.nCopies(CLIENTS, task))) {
                results.add(result.get());
            }
        }
        return results;
    }
}
