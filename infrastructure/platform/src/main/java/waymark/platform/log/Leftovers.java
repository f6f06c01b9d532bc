package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** Drops what is neither in use nor being built, once nobody can be reading it any more. */
final class Leftovers {

    private final MongoDatabase database;
    private final Duration grace;
    private final Map<Integer, Long> idleSince = new HashMap<>();

    /** {@code grace} is for how long this process has to have seen a generation idle: longer than any request takes. */
    Leftovers(MongoDatabase database, Duration grace) {
        this.database = database;
        this.grace = grace;
    }

    /** Again and again: a process that stood still meanwhile may have gone on writing to what was dropped. */
    void sweep(Pointer pointer) {
        for (int number = 1; number <= pointer.attempt(); number++) {
            if (!pointer.isIdle(number)) {
                idleSince.remove(number);
            } else if (System.nanoTime() - idleSince.computeIfAbsent(number, idle -> System.nanoTime())
                    >= grace.toNanos()) {
                drop(new Generation(pointer.projection(), pointer.collections(), number));
                idleSince.remove(number);
            }
        }
    }

    /** What takes most room goes first: it may be what the rest needs. */
    void drop(Generation idle) {
        idle.stored().forEach(name -> database.getCollection(name).drop());
        database.getCollection(AxonCollections.TOKENS).deleteMany(new Document("processorName", idle.processor()));
        database.getCollection(AxonCollections.DEAD_LETTERS)
                .deleteMany(new Document("processingGroup", idle.processor()));
    }
}
