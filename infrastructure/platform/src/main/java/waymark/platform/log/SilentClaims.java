package waymark.platform.log;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.bson.Document;

/**
 * A claim runs out at a time of day. One that a clock wrote that was an hour ahead would keep all others waiting for an
 * hour after its holder has died; so a claim that nobody has renewed for as long as a claim lasts is given up too.
 */
final class SilentClaims {

    private final MongoCollection<Document> tokens;
    private final String node;
    private final Duration lasts;
    private final LongSupplier ticks;
    private final Map<Document, Seen> seen = new HashMap<>();

    /** @param ticks nanoseconds that go on evenly whatever becomes of the clock */
    SilentClaims(MongoCollection<Document> tokens, String node, Duration lasts, LongSupplier ticks) {
        this.tokens = tokens;
        this.node = node;
        this.lasts = lasts;
        this.ticks = ticks;
    }

    private record Seen(Document claim, long at) {}

    synchronized void release(String processor) {
        for (Document token : tokens.find(new Document("processorName", processor))) {
            var segment = new Document("processorName", processor).append("segment", token.get("segment"));
            var owner = token.getString("owner");
            if (owner == null || owner.equals(node)) {
                seen.remove(segment);
            } else {
                look(segment, new Document("owner", owner).append("timestamp", token.get("timestamp")));
            }
        }
    }

    private void look(Document segment, Document claim) {
        long now = ticks.getAsLong();
        var before = seen.get(segment);
        if (before == null || !before.claim().equals(claim)) {
            seen.put(segment, new Seen(claim, now));
        } else if (now - before.at() > lasts.toNanos()) {
            var unchanged = new Document(segment);
            unchanged.putAll(claim);
            tokens.updateOne(unchanged, new Document("$set", new Document("owner", null)));
        }
    }
}
