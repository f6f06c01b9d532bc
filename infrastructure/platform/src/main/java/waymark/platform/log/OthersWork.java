package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Whether a generation that another process builds is still being built. As long as it is, that process renews its
 * claims; how long it has not is counted here, for its clock may be wrong.
 */
final class OthersWork {

    private final MongoDatabase database;
    private final Duration lasts;
    private final LongSupplier ticks;
    private @Nullable Seen seen;

    /**
     * @param lasts how long a claim lasts that nobody renews
     * @param ticks nanoseconds that go on evenly whatever becomes of the clock
     */
    OthersWork(MongoDatabase database, Duration lasts, LongSupplier ticks) {
        this.database = database;
        this.lasts = lasts;
        this.ticks = ticks;
    }

    private record Seen(Generation generation, Set<Document> positions, long at) {}

    /** True once nothing of it has changed for as long as a claim lasts. */
    boolean isAbandoned(Generation generation) {
        var positions = database.getCollection(AxonCollections.TOKENS)
                .find(new Document("processorName", generation.processor()))
                .into(new HashSet<>());
        long now = ticks.getAsLong();
        var before = seen;
        if (before == null
                || !before.generation().equals(generation)
                || !before.positions().equals(positions)) {
            seen = new Seen(generation, positions, now);
            return false;
        }
        return now - before.at() > lasts.toNanos();
    }
}
