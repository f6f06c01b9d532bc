package waymark.platform.log;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import waymark.platform.names.LogicalSerializer;

/** Axon's door to the dense commit log (ADR-0001): gapless positions, no transactions, no clock, no look-back. */
final class DenseEventStorageEngine extends BatchingEventStorageEngine implements AutoCloseable {

    private final CommitLog log;
    private final Appender appender;
    private final MongoCollection<Document> snapshots;

    private DenseEventStorageEngine(Builder builder) {
        super(builder);
        new LogFormat(builder.database).check();
        log = new CommitLog(builder.database);
        appender = new Appender(log, builder.clock, builder.database.getName(), builder.patience);
        snapshots = builder.database
                .getCollection("snapshots")
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    static Builder builder(MongoDatabase database, Clock clock, LogicalSerializer serializer) {
        return new Builder(database, clock, serializer);
    }

    CommitLog log() {
        return log;
    }

    Recorded recorded() {
        return appender.recorded();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        try {
            appender.append(Commit.of(events, serializer));
        } catch (DuplicateSequenceException e) {
            handlePersistenceException(e, events.getFirst());
        }
        LastVersion.stored();
        if (events.getLast() instanceof DomainEventMessage<?> last) {
            LastVersion.saw(last.getSequenceNumber());
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken after, int batchSize) {
        return log.after(position(after), batchSize).stream()
                .map(LogEntry::tracked)
                .toList();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String stream, long from, int batchSize) {
        return log.stream(stream, from, batchSize).stream().map(LogEntry::data).toList();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        Document document = LogEntry.document(
                        snapshot,
                        snapshot.serializePayload(serializer, String.class),
                        snapshot.serializeMetaData(serializer, String.class))
                .append("_id", snapshot.getAggregateIdentifier());
        // One of the same age is of the same state, but may have been written in another shape.
        var older = new Document("_id", snapshot.getAggregateIdentifier())
                .append("seq", new Document("$lte", snapshot.getSequenceNumber()));
        try {
            snapshots.replaceOne(older, document, new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            ignoreNewer(e.getError().getCategory(), e);
        } catch (MongoCommandException e) {
            ignoreNewer(ErrorCategory.fromErrorCode(e.getErrorCode()), e);
        }
    }

    /** A newer snapshot is there: the upsert collides with it. */
    private static void ignoreNewer(ErrorCategory category, RuntimeException e) {
        if (category != ErrorCategory.DUPLICATE_KEY) {
            throw e;
        }
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        Document snapshot = snapshots.find(new Document("_id", stream)).first();
        return snapshot == null ? Stream.empty() : Stream.of(LogEntry.data(snapshot));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        try (Stream<? extends DomainEventData<?>> events = readEventData(stream, 0)) {
            return events.map(DomainEventData::getSequenceNumber).reduce((earlier, last) -> last);
        }
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    /** Reads the log from its start; asked for only when somebody resets a projection to a point in time. */
    @Override
    public TrackingToken createTokenAt(Instant time) {
        long position = 0;
        while (true) {
            List<LogEntry> entries = log.after(position, Commit.MOST_EVENTS);
            if (entries.isEmpty()) {
                return new GlobalSequenceTrackingToken(position);
            }
            for (LogEntry entry : entries) {
                if (!entry.before(time)) {
                    return new GlobalSequenceTrackingToken(entry.position() - 1);
                }
                position = entry.position();
            }
        }
    }

    static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElseThrow();
    }

    @Override
    public void close() {
        appender.close();
    }

    /** The database and clock are required; a writer waits {@code patience} for a store that gives no answer. */
    static final class Builder extends BatchingEventStorageEngine.Builder {

        private final MongoDatabase database;
        private final Clock clock;
        private Duration patience = Duration.ofSeconds(10);

        private Builder(MongoDatabase database, Clock clock, LogicalSerializer serializer) {
            this.database = database;
            this.clock = clock;
            eventSerializer(serializer);
            snapshotSerializer(serializer);
            // One in another shape than the aggregate's is passed over: the events say the same.
            snapshotFilter(
                    snapshot -> serializer.isCurrent(snapshot.getPayload().getType()));
            persistenceExceptionResolver(DuplicateSequenceException.class::isInstance);
        }

        Builder patience(Duration longest) {
            this.patience = longest;
            return this;
        }

        DenseEventStorageEngine build() {
            return new DenseEventStorageEngine(this);
        }
    }
}
