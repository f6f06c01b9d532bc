package waymark.platform.publish;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Who publishes a store's log, and how far it has come. The lease saves work, it is not what keeps the order: a holder
 * that was thought dead cannot move the position any more, as each take-over raises the epoch.
 */
final class PublisherLease {

    static final Duration TERM = Duration.ofSeconds(15);

    private final MongoCollection<Document> store;
    private final String owner;
    private final Clock clock;
    private final Duration term;
    private final LongSupplier ticks;
    private @Nullable Document seen;
    private long seenAt;

    PublisherLease(MongoDatabase database, String owner, Clock clock) {
        this(database, owner, clock, TERM, System::nanoTime);
    }

    /**
     * @param term how long a holder that is not heard of is waited for
     * @param ticks nanoseconds that go on evenly whatever becomes of the clock
     */
    PublisherLease(MongoDatabase database, String owner, Clock clock, Duration term, LongSupplier ticks) {
        this.store = database.getCollection("publisher")
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        this.owner = owner;
        this.clock = clock;
        this.term = term;
        this.ticks = ticks;
    }

    /** How far everything is known to be published; 0 before the first time. */
    long position() {
        Document position = store.find(new Document("_id", "publisher")).first();
        return position == null ? 0 : position.getLong("p");
    }

    /** Empty while another process holds it. */
    Optional<Tenure> take() {
        Instant now = clock.instant();
        Document held = store.find(new Document("_id", "lease")).first();
        if (held == null) {
            // The position first: a process that dies between the two leaves nothing that looks complete.
            insertIfAbsent(new Document("_id", "publisher").append("p", 0L).append("epoch", 0L));
            insertIfAbsent(new Document("_id", "lease")
                    .append("owner", "")
                    .append("epoch", 0L)
                    .append("until", Date.from(Instant.EPOCH)));
            return take();
        }
        boolean free = held.getDate("until").toInstant().isBefore(now) || owner.equals(held.getString("owner"));
        return free || isSilent(held) ? takeOver(held.getLong("epoch"), now) : Optional.empty();
    }

    /** Its holder wrote by another clock, maybe an hour ahead of this one: what it doesn't renew is nobody's. */
    private boolean isSilent(Document held) {
        if (!held.equals(seen)) {
            seen = held;
            seenAt = ticks.getAsLong();
        }
        return ticks.getAsLong() - seenAt > term.toNanos();
    }

    private Optional<Tenure> takeOver(long lastEpoch, Instant now) {
        long epoch = lastEpoch + 1;
        var lease = new Document("owner", owner).append("epoch", epoch).append("until", Date.from(now.plus(term)));
        boolean taken = update(new Document("_id", "lease").append("epoch", lastEpoch), lease);
        if (!taken) {
            return Optional.empty();
        }
        update(
                new Document("_id", "publisher").append("epoch", new Document("$lt", epoch)),
                new Document("epoch", epoch));
        return Optional.of(new Tenure(epoch, now, position()));
    }

    private boolean update(Document filter, Document values) {
        return store.updateOne(filter, new Document("$set", values)).getMatchedCount() == 1;
    }

    private void insertIfAbsent(Document document) {
        try {
            store.insertOne(document);
        } catch (DuplicateKeyException | MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /** One holder's time, from taking the lease until another takes it. */
    final class Tenure implements AutoCloseable {

        private final long epoch;
        private Instant renewed;
        private long position;

        private Tenure(long epoch, Instant renewed, long position) {
            this.epoch = epoch;
            this.renewed = renewed;
            this.position = position;
        }

        long position() {
            return position;
        }

        void moveTo(long published) {
            var mine = new Document("_id", "publisher")
                    .append("epoch", epoch)
                    .append("p", new Document("$lte", published));
            if (!update(mine, new Document("p", published))) {
                throw new LeaseLostException();
            }
            position = published;
        }

        /** Cheap to call often: writes when a third of the term has passed. */
        void renew() {
            Instant now = clock.instant();
            if (now.isBefore(renewed.plus(term.dividedBy(3)))) {
                return;
            }
            var mine = new Document("_id", "lease").append("epoch", epoch);
            if (!update(mine, new Document("until", Date.from(now.plus(term))))) {
                throw new LeaseLostException();
            }
            renewed = now;
        }

        /** Lets the next one start at once. */
        @Override
        public void close() {
            update(
                    new Document("_id", "lease").append("epoch", epoch),
                    new Document("until", Date.from(Instant.EPOCH)).append("owner", ""));
        }
    }

    /** Another process publishes now. */
    static final class LeaseLostException extends RuntimeException {

        private static final long serialVersionUID = 1;

        LeaseLostException() {
            super("Another process has taken over publishing.");
        }
    }
}
