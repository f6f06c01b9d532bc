package waymark.bench.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjIntConsumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.bench.work.Noted;
import waymark.platform.log.BenchProjection;
import waymark.platform.log.Drafts;

/** A projection: hours per stream, in memory or in the store. */
@ProcessingGroup(BenchProjection.GROUP)
final class Fold {

    private final Map<String, Integer> hours = new ConcurrentHashMap<>();
    private final AtomicLong seen = new AtomicLong();
    private final CountDownLatch done = new CountDownLatch(1);
    private final long events;
    private final ObjIntConsumer<String> target;

    private Fold(long events, ObjIntConsumer<String> target) {
        this.events = events;
        this.target = target;
    }

    static Fold inMemory(long events) {
        return new Fold(events, (stream, sum) -> {});
    }

    static Fold writingEach(long events, MongoCollection<Document> collection) {
        return new Fold(
                events,
                (stream, sum) -> collection.updateOne(
                        new Document("_id", stream),
                        new Document("$set", new Document("hours", sum)),
                        new UpdateOptions().upsert(true)));
    }

    /** As the services' projectors do: read by id, written with the batch. */
    static Fold drafting(long events, MongoTemplate store) {
        var drafts = new Drafts<>(store, Hours.class);
        return new Fold(events, (stream, sum) -> {
            drafts.find(stream);
            drafts.save(stream, new Hours(stream, sum));
        });
    }

    @EventHandler
    void on(Noted event) {
        target.accept(event.stream(), hours.merge(event.stream(), event.hours(), Integer::sum));
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

    /** The read model. */
    record Hours(@Id String stream, int hours) {}
}
