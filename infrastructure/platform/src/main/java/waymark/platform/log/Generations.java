package waymark.platform.log;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.bson.Document;

/**
 * Where a read model is at the moment. Every reader and every projector asks here for the name of a collection, so a
 * switch to another generation is one write, seen by this process at once and by others within {@link #FRESH}.
 */
public final class Generations {

    /** A reader uses nothing that it knows for longer: it asks first. */
    static final Duration FRESH = Duration.ofSeconds(1);

    private final MongoCollection<Document> pointers;
    private volatile Seen seen = new Seen(System.nanoTime() - FRESH.toNanos(), Map.of(), Map.of());

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
        var pointer = seen.byProjection().get(projection);
        if (pointer == null) {
            throw new NoSuchElementException("The pointer of " + projection + " is gone.");
        }
        return pointer;
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

    /** False where somebody else has changed it since. */
    boolean replace(Pointer before, Pointer after) {
        boolean replaced =
                pointers.replaceOne(before.document(), after.document()).getMatchedCount() == 1;
        read();
        return replaced;
    }

    private Seen fresh() {
        if (seen.isOld()) {
            synchronized (this) {
                if (seen.isOld()) {
                    read();
                }
            }
        }
        return seen;
    }

    /** All of them, in one round trip. */
    synchronized void read() {
        long before = System.nanoTime();
        var byProjection = new HashMap<String, Pointer>();
        var byCollection = new HashMap<String, Generation>();
        for (Document stored : pointers.find()) {
            var pointer = Pointer.of(stored);
            byProjection.put(pointer.projection(), pointer);
            pointer.collections().forEach(name -> byCollection.put(name, pointer.live()));
        }
        seen = new Seen(before, byProjection, byCollection);
    }

    private record Seen(long at, Map<String, Pointer> byProjection, Map<String, Generation> byCollection) {
        boolean isOld() {
            return System.nanoTime() - at >= FRESH.toNanos();
        }
    }
}
