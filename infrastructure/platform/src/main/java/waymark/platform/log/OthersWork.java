package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What another process does for a generation, as far as the positions tell that it stores. As long as it is at work, it
 * renews its claims; how long it has not is counted here, for its clock may be wrong.
 */
final class OthersWork {

    private final MongoDatabase database;
    private final Serializer serializer;
    private final Duration lasts;
    private final LongSupplier ticks;
    private final Map<Integer, Seen> seen = new HashMap<>();

    /**
     * @param lasts how long a claim lasts that nobody renews
     * @param ticks nanoseconds that go on evenly whatever becomes of the clock
     */
    OthersWork(MongoDatabase database, Serializer serializer, Duration lasts, LongSupplier ticks) {
        this.database = database;
        this.serializer = serializer;
        this.lasts = lasts;
        this.ticks = ticks;
    }

    private record Seen(Set<Document> positions, long at) {}

    /** True once nothing of it has changed for as long as a claim lasts. */
    boolean isAbandoned(Generation generation) {
        var positions = positions(generation);
        long now = ticks.getAsLong();
        var before = seen.get(generation.number());
        if (before == null || !before.positions().equals(positions)) {
            seen.put(generation.number(), new Seen(positions, now));
            return false;
        }
        return now - before.at() > lasts.toNanos();
    }

    /** Somebody has read for it, and ended in order: part of it is nobody's at the moment. */
    boolean isLeft(Generation generation) {
        return positions(generation).stream().anyMatch(position -> position.get("owner") == null);
    }

    /** Everything up to there has been applied to it, and that is stored. */
    boolean shows(Generation generation, long head) {
        var positions = positions(generation);
        return !positions.isEmpty() && positions.stream().allMatch(position -> number(position) >= head);
    }

    private long number(Document position) {
        var token = token(position);
        return token == null ? -1 : token.position().orElse(-1);
    }

    private @Nullable TrackingToken token(Document position) {
        var stored = position.getString("token");
        return stored == null
                ? null
                : serializer.deserialize(
                        new SimpleSerializedObject<>(stored, String.class, position.getString("tokenType"), null));
    }

    private Set<Document> positions(Generation generation) {
        return database.getCollection(AxonCollections.TOKENS)
                .find(new Document("processorName", generation.processor()))
                .into(new HashSet<>());
    }
}
