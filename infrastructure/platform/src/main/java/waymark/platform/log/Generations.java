package waymark.platform.log;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;

/**
 * Where a read model is at the moment. Every reader and every projector asks here for the name of a collection, so a
 * switch to another generation is one write, seen by this process at once and by others within {@link #FRESH}.
 */
public final class Generations {

    /** A reader uses nothing that it knows for longer: it asks first. */
    static final Duration FRESH = Duration.ofSeconds(1);

    private final MongoCollection<Document> pointers;
    private final AtomicReference<Seen> seen =
            new AtomicReference<>(new Seen(System.nanoTime() - FRESH.toNanos(), Map.of(), Map.of()));
    private final AtomicReference<@Nullable CompletableFuture<Void>> underWay = new AtomicReference<>();

    Generations(MongoDatabase database) {
        pointers = database.getCollection("projections")
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** The collection in use under this name; within a projection's batch, the one of the generation it is for. */
    public String collection(String name) {
        var own = Generation.ofBatch();
        if (own != null && own.collections().contains(name)) {
            return own.collection(name);
        }
        var live = fresh().byCollection().get(name);
        return live == null ? name : live.collection(name);
    }

    /** As it is stored now. */
    Pointer look(String projection) {
        read();
        return known(projection);
    }

    /** As it was when all were read last. */
    Pointer known(String projection) {
        var pointer = seen.get().byProjection().get(projection);
        if (pointer == null) {
            throw new NoSuchElementException("The pointer of " + projection + " is gone.");
        }
        return pointer;
    }

    /** There was a pointer when all were read last. */
    boolean has(String projection) {
        return seen.get().byProjection().containsKey(projection);
    }

    /** Those of all projections but this one, also of such as this release does not know. */
    List<Pointer> others(String projection) {
        return seen.get().byProjection().values().stream()
                .filter(pointer -> !pointer.projection().equals(projection))
                .toList();
    }

    void keepIfNew(Pointer first) {
        try {
            pointers.insertOne(first.document());
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    /**
     * Fails where the store takes in nothing new for want of disk. It would still take what is written over something
     * that may be there, as every document of a read model is: room that it keeps for what people have begun.
     */
    void requireRoom(Pointer stored) {
        keepIfNew(stored);
    }

    /** False where somebody else has changed it since. */
    boolean replace(Pointer before, Pointer after) {
        boolean replaced =
                pointers.replaceOne(before.document(), after.document()).getMatchedCount() == 1;
        read();
        return replaced;
    }

    private Seen fresh() {
        if (seen.get().isOld()) {
            refresh();
        }
        return seen.get();
    }

    /** One asks for all that wait, and they share its failure too: each in turn would wait for a store that is away. */
    private void refresh() {
        var own = new CompletableFuture<Void>();
        var first = underWay.compareAndExchange(null, own);
        if (first == null) {
            try {
                read();
                own.complete(null);
            } catch (Throwable e) {
                // Whatever it is: the others wait.
                own.completeExceptionally(e);
            } finally {
                underWay.set(null);
            }
        }
        try {
            (first == null ? own : first).join();
        } catch (CompletionException e) {
            throw failure(e);
        }
    }

    /** As if the operation itself had failed for whose sake it was asked. */
    private static RuntimeException failure(CompletionException shared) {
        if (!(shared.getCause() instanceof RuntimeException cause)) {
            return shared;
        }
        var translated = new MongoExceptionTranslator().translateExceptionIfPossible(cause);
        return translated == null ? cause : translated;
    }

    /** All of them, in one round trip. */
    void read() {
        long before = System.nanoTime();
        var byProjection = new HashMap<String, Pointer>();
        var byCollection = new HashMap<String, Generation>();
        for (Document stored : pointers.find()) {
            var pointer = Pointer.of(stored);
            byProjection.put(pointer.projection(), pointer);
            pointer.collections().forEach(name -> byCollection.put(name, pointer.live()));
        }
        var now = new Seen(before, byProjection, byCollection);
        // An answer that took long does not hide a later one.
        seen.accumulateAndGet(now, (known, found) -> found.at() - known.at() > 0 ? found : known);
    }

    private record Seen(long at, Map<String, Pointer> byProjection, Map<String, Generation> byCollection) {
        boolean isOld() {
            return System.nanoTime() - at >= FRESH.toNanos();
        }
    }
}
