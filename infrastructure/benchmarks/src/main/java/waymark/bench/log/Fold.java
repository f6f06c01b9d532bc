package waymark.bench.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import waymark.bench.work.Noted;
import waymark.platform.log.BenchProjection;

/** A projection: hours per stream, in memory or in the store. */
@ProcessingGroup(BenchProjection.GROUP)
final class Fold {

    private final Map<String, Integer> hours = new ConcurrentHashMap<>();
    private final AtomicLong seen = new AtomicLong();
    private final CountDownLatch done = new CountDownLatch(1);
    private final long events;
    private final @Nullable MongoCollection<Document> collection;

    Fold(long events, @Nullable MongoCollection<Document> collection) {
        this.events = events;
        this.collection = collection;
    }

    @EventHandler
    void on(Noted event) {
        int sum = hours.merge(event.stream(), event.hours(), Integer::sum);
        if (collection != null) {
            collection.updateOne(
                    new Document("_id", event.stream()),
                    new Document("$set", new Document("hours", sum)),
                    new UpdateOptions().upsert(true));
        }
        if (seen.incrementAndGet() == events) {
            done.countDown();
        }
    }

    void await() throws InterruptedException {
        done.await();
    }

    long seen() {
        return seen.get();
    }
}
