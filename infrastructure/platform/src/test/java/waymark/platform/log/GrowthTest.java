package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.names.LogicalNames;
import waymark.platform.names.LogicalSerializer;
import waymark.platform.names.StoredTypes;
import waymark.platform.privacy.KeysInMemory;

/** What an operation costs does not depend on how long the log is: counted, not timed. */
class GrowthTest {

    private static final int COMMIT = 20;
    private static final int LOAD = 3;
    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);

    private final AtomicInteger roundTrips = new AtomicInteger();
    private EmbeddedMongo server;
    private MongoClient client;
    private DenseEventStorageEngine engine;

    /** Documents looked at, and commands sent. */
    private record Cost(long documents, int roundTrips) {}

    @BeforeEach
    void start() {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.connectionString()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        roundTrips.incrementAndGet();
                    }
                })
                .build());
        var names = LogicalNames.of(StoredTypes.named("test.text", String.class));
        // Without a store around it, which now and then asks for the head.
        engine = DenseEventStorageEngine.builder(
                        client.getDatabase("growing"),
                        Clock.systemUTC(),
                        new LogicalSerializer(names, new KeysInMemory()))
                .build();
    }

    @AfterEach
    void stop() {
        engine.close();
        client.close();
        server.close();
    }

    @Test
    void an_append_a_load_and_a_read_cost_the_same_at_a_thousand_events_and_at_a_hundred_thousand() {
        var costs = new ArrayList<List<Cost>>();
        int events = 0;
        for (int size : SIZES) {
            for (; events < size; events += COMMIT) {
                append("old-" + events, 0);
            }
            costs.add(costsAt(size));
            events += COMMIT * 6;
        }
        assertThat(costs.get(1))
                .isEqualTo(List.of(
                        new Cost(0, 1),
                        new Cost(5, 1),
                        new Cost(5, 1),
                        // A load asks for keys in growing portions, and ends where a key is not there.
                        new Cost(10, 3),
                        new Cost(0, 1)));
        assertThat(costs.get(2)).isEqualTo(costs.get(1));
        // So few documents are gone through, twice, rather than a hundred keys looked up.
        var small = new ArrayList<>(costs.get(1));
        small.set(LOAD, new Cost(2 * (SIZES.getFirst() / COMMIT + 6), 3));
        assertThat(costs.get(0)).isEqualTo(small);
    }

    /** Of an append, a read in the middle, one at the end, a load, and a look for what is new. */
    private List<Cost> costsAt(int size) {
        String stream = "young-" + size;
        for (int i = 0; i < 5; i++) {
            append(stream, (long) i * COMMIT);
        }
        long head = engine.log().head();
        return List.of(
                costOf(() -> append("one-more-" + size, 0)),
                costOf(() -> read(size / 2)),
                costOf(() -> read(head - 100 + COMMIT)),
                costOf(() -> assertThat(engine.readEvents(stream, 0).asStream()).hasSize(100)),
                costOf(() -> engine.log().after(engine.log().knownHead(), 100)));
    }

    private void read(long after) {
        assertThat(engine.log().after(after, 100)).hasSize(100);
    }

    private Cost costOf(Runnable operation) {
        long documents = server.documentsExamined();
        int before = roundTrips.get();
        operation.run();
        return new Cost(server.documentsExamined() - documents, roundTrips.get() - before);
    }

    private void append(String stream, long from) {
        Object[] events = IntStream.range(0, COMMIT).mapToObj(i -> "event " + i).toArray();
        engine.appendEvents(TestLog.messages(stream, from, Map.of(), events));
    }
}
