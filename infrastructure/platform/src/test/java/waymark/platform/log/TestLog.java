package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import waymark.platform.names.LogicalNames;
import waymark.platform.names.LogicalSerializer;
import waymark.platform.names.StoredTypes;
import waymark.platform.privacy.KeysInMemory;

/** An event log of its own for a test. */
public final class TestLog implements AutoCloseable {

    private final DenseEventStorageEngine engine;
    private final WakingEventStore store;

    private TestLog(DenseEventStorageEngine engine) {
        this.engine = engine;
        this.store = WakingEventStore.of(engine, Duration.ofMillis(20));
    }

    public static TestLog open(MongoDatabase database, StoredTypes... types) {
        var serializer = new LogicalSerializer(LogicalNames.of(types), new KeysInMemory());
        return new TestLog(DenseEventStorageEngine.builder(database, Clock.systemUTC(), serializer)
                .build());
    }

    public EventStore store() {
        return store;
    }

    public Recorded recorded() {
        return engine.recorded();
    }

    DenseEventStorageEngine engine() {
        return engine;
    }

    /** Stores events of one stream from a sequence number on, in one commit. */
    public void append(String stream, long from, Map<String, ?> metadata, Object... events) {
        engine.appendEvents(messages(stream, from, metadata, events));
    }

    /** As a command makes it; it may be stored later. */
    public static List<DomainEventMessage<?>> made(String stream, Map<String, ?> metadata, Object event) {
        return messages(stream, 0, metadata, event);
    }

    public void append(List<DomainEventMessage<?>> made) {
        engine.appendEvents(made);
    }

    static List<DomainEventMessage<?>> messages(String stream, long from, Map<String, ?> metadata, Object... events) {
        long[] next = {from};
        return Arrays.stream(events)
                .<DomainEventMessage<?>>map(
                        event -> new GenericDomainEventMessage<>("Test", stream, next[0]++, event, metadata))
                .toList();
    }

    @Override
    public void close() {
        store.close();
        engine.close();
    }
}
