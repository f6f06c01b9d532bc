package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A generation on its way. It has to take all of history: nothing is parked in it before it is in use, the first event
 * that its projector refuses ends it.
 */
final class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    private static final String WATCHED = "waymark.rebuild";
    private static final Duration STEP = Duration.ofMillis(2);
    /** So many events before the log's end it is worth holding the generation in use still. */
    private static final int NEAR = 200;
    /** For how long the new one may take to come level; after that the old one goes on, and a later try is made. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Generation generation;
    private final LogReader reader;
    private final Runnable room;
    private volatile boolean inUse;
    private volatile @Nullable String refused;

    /** {@code room} fails where the store's disk is too full for a second copy of anything. */
    Rebuild(Generation generation, LogReaders readers, Runnable room) {
        this.generation = generation;
        this.room = room;
        this.reader = readers.beside(generation, this::decide);
        reader.processor().registerHandlerInterceptor(this::watched);
    }

    private @Nullable Object watched(UnitOfWork<? extends EventMessage<?>> batch, InterceptorChain chain)
            throws Exception {
        if (batch.resources().putIfAbsent(WATCHED, this) == null) {
            batch.onRollback(this::rolledBack);
            if (!inUse) {
                room.run();
            }
        }
        return chain.proceed();
    }

    private EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        if (inUse || EventProcessors.storeIsAway(cause)) {
            return EventProcessors.park(letter, cause);
        }
        refused = named(letter.message()) + " refused with " + cause.getClass().getSimpleName();
        var ended = new IllegalStateException("A generation that does not take all of history is not used.");
        ended.setStackTrace(cause.getStackTrace());
        throw ended;
    }

    /** What it was about to write was not taken, and would not be however often it is tried. */
    private void rolledBack(UnitOfWork<? extends EventMessage<?>> batch) {
        var cause = batch.getExecutionResult().getExceptionResult();
        if (refused == null && !inUse && !passes(cause)) {
            refused = "the batch with " + named(batch.getMessage()) + " not written: " + reason(cause);
        }
    }

    private static String reason(Throwable cause) {
        return StoreFailure.isFull(cause)
                ? "the store's disk is full"
                : cause.getClass().getSimpleName();
    }

    /** A full disk may be mended too; but people have more from it without a second copy of everything. */
    private static boolean passes(Throwable cause) {
        return !StoreFailure.isFull(cause) && (StoreFailure.isAway(cause) || EventProcessors.storeIsAway(cause));
    }

    /** Which it is, but nothing of what it holds. */
    private static String named(EventMessage<?> event) {
        return "event " + event.getIdentifier() + " (" + event.getPayloadType().getSimpleName() + ")";
    }

    @Override
    public String toString() {
        return generation.processor();
    }

    /** Nothing of it is left running where that fails. */
    void start(MongoDatabase database, Generation live) {
        try {
            index(database, live);
            reader.processor().start();
        } catch (RuntimeException e) {
            if (passes(e)) {
                reader.retire();
                throw e;
            }
            refused = "it could not be started: " + reason(e);
        }
    }

    /** The new collections are searched as the old ones are, from the start. */
    private void index(MongoDatabase database, Generation live) {
        for (var name : generation.collections()) {
            var indexes = new LinkedHashMap<String, Document>();
            // A document type that is new with this revision has its indexes under its own name.
            for (var existing : List.of(live.collection(name), name)) {
                database.getCollection(existing).listIndexes().forEach(index -> {
                    index.keySet().removeAll(Set.of("v", "ns"));
                    indexes.putIfAbsent(index.getString("name"), index);
                });
            }
            indexes.remove("_id_");
            if (!indexes.isEmpty()) {
                database.runCommand(new Document("createIndexes", generation.collection(name))
                        .append("indexes", List.copyOf(indexes.values())));
            }
        }
    }

    Generation generation() {
        return generation;
    }

    LogReader reader() {
        return reader;
    }

    /** Why it cannot be finished. */
    @Nullable
    String refused() {
        return refused;
    }

    void inUse() {
        inUse = true;
    }

    /** The next step goes on with what was held still, however that went. */
    void handedOver(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn("{} could not be switched to; tried again", this, failure);
        }
    }

    boolean isNear(long head) {
        return shows(head - NEAR);
    }

    private boolean shows(long position) {
        return Projections.shows(reader.processor(), position);
    }

    /** Waits until it shows everything up to there; false where it takes too long. */
    boolean comesLevel(long head) {
        long since = System.nanoTime();
        while (refused == null && !shows(head)) {
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return refused == null;
    }
}
