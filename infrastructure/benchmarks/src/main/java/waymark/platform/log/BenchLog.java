package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.jspecify.annotations.NullMarked;
import waymark.platform.names.LogicalSerializer;

/** Opens the log for the benchmarks, which stand outside: the engine itself stays the platform's own. */
@NullMarked
public final class BenchLog implements AutoCloseable {

    private final DenseEventStorageEngine engine;
    private final WakingEventStore store;

    private BenchLog(DenseEventStorageEngine engine) {
        this.engine = engine;
        this.store = WakingEventStore.of(engine, Duration.ofSeconds(1));
    }

    public static BenchLog open(MongoDatabase database, LogicalSerializer serializer, int batchSize) {
        var builder = DenseEventStorageEngine.builder(database, Clock.systemUTC(), serializer);
        builder.batchSize(batchSize);
        return new BenchLog(builder.build());
    }

    public EventStorageEngine engine() {
        return engine;
    }

    public EventStore store() {
        return store;
    }

    public Recorded recorded() {
        return engine.recorded();
    }

    /** The very document in which these events would be stored. */
    public static Document document(
            List<? extends DomainEventMessage<?>> events, Serializer serializer, long position, Instant time) {
        return Commit.of(events, serializer).at(position, Date.from(time));
    }

    /** Of the raw collection that is the limit: it has to keep the same promise. */
    public static String uniqueKey() {
        return "k";
    }

    @Override
    public void close() {
        store.close();
        engine.close();
    }
}
