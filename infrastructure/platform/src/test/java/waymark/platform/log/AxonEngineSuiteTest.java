package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import waymark.platform.names.LogicalNames;
import waymark.platform.names.LogicalSerializer;
import waymark.platform.names.StoredTypes;
import waymark.platform.privacy.KeysInMemory;

/** Axon's own suite for storage engines that read in batches, all of it. */
@ParameterizedClass
@EnumSource(Database.class)
class AxonEngineSuiteTest
        extends BatchingEventStorageEngineTest<DenseEventStorageEngine, DenseEventStorageEngine.Builder> {

    private static Database.Running running;

    private final List<DenseEventStorageEngine> engines = new ArrayList<>();
    private final MongoDatabase database = running.fresh();

    AxonEngineSuiteTest(Database unused) {}

    @BeforeParameterizedClassInvocation
    static void start(Database kind) {
        running = kind.start();
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        running.close();
    }

    @BeforeEach
    void open() {
        setTestSubject(createEngine());
    }

    @AfterEach
    void close() {
        engines.forEach(DenseEventStorageEngine::close);
        database.drop();
    }

    @Override
    protected DenseEventStorageEngine createEngine(UnaryOperator<DenseEventStorageEngine.Builder> customisation) {
        var names = LogicalNames.of(StoredTypes.named("test.text", String.class));
        var serializer = new LogicalSerializer(names, new KeysInMemory());
        var engine = customisation
                .apply(DenseEventStorageEngine.builder(database, Clock.systemUTC(), serializer))
                .build();
        engines.add(engine);
        return engine;
    }
}
