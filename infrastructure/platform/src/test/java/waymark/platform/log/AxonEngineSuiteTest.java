package waymark.platform.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.names.LogicalNames;
import waymark.platform.names.LogicalSerializer;
import waymark.platform.names.StoredTypes;
import waymark.platform.privacy.KeysInMemory;

/** Axon's own suite for storage engines that read in batches, all of it. */
class AxonEngineSuiteTest
        extends BatchingEventStorageEngineTest<DenseEventStorageEngine, DenseEventStorageEngine.Builder> {

    private static EmbeddedMongo server;
    private static MongoClient client;

    private final List<DenseEventStorageEngine> engines = new ArrayList<>();
    private String database = "";

    @BeforeAll
    static void start() {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(server.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void open() {
        database = "suite-" + UUID.randomUUID();
        setTestSubject(createEngine());
    }

    @AfterEach
    void close() {
        engines.forEach(DenseEventStorageEngine::close);
        client.getDatabase(database).drop();
    }

    @Override
    protected DenseEventStorageEngine createEngine(UnaryOperator<DenseEventStorageEngine.Builder> customisation) {
        var names = LogicalNames.of(StoredTypes.named("test.text", String.class));
        var serializer = new LogicalSerializer(names, new KeysInMemory());
        var engine = customisation
                .apply(DenseEventStorageEngine.builder(client.getDatabase(database), Clock.systemUTC(), serializer))
                .build();
        engines.add(engine);
        return engine;
    }
}
