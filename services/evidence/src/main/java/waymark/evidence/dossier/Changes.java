package waymark.evidence.dossier;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Numbers the batches written to the dossiers, so that readers fetch only what changed. One number serves all authorities
 * of a batch: a batch costs the same however many it touches. Numbers are given out before the documents are written,
 * and several writers are at it at once: therefore each change is announced as open until it is written, and readers go
 * on only past what nobody open can still write. A writer that dies leaves its change open; it is disregarded once no
 * consumer could still be at it, for its batch is delivered again under a new number.
 */
@Component
class Changes {

    /** Thrice as long as a consumer may take over a batch before Kafka gives it to another. */
    static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(15);

    private static final Bson COUNTER = Filters.eq("_id", "all");

    private final MongoCollection<Document> changes;
    private final Clock clock;
    private final AtomicLong lastSeen = new AtomicLong();

    Changes(MongoDatabase database, Clock clock) {
        this.changes = database.getCollection("dossier-changes");
        this.clock = clock;
    }

    Change open() {
        var id = UUID.randomUUID().toString();
        var mark = new Document("from", lastSeen()).append("at", Date.from(clock.instant()));
        var after = changes.findOneAndUpdate(
                COUNTER,
                Updates.combine(Updates.inc("last", 1L), Updates.set("open." + id, mark)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        if (after == null) {
            throw new IllegalStateException("The store gave no number for a change.");
        }
        long number = last(after);
        lastSeen.accumulateAndGet(number, Math::max);
        return new Change(id, number);
    }

    /** Lower than the number to come, but not by much: readers are held back to it. */
    private long lastSeen() {
        return lastSeen.updateAndGet(seen -> seen > 0 ? seen : state().last());
    }

    void close(Change change) {
        close(change.id());
    }

    private void close(String id) {
        changes.updateOne(COUNTER, Updates.unset("open." + id));
    }

    State state() {
        var document = changes.find(COUNTER).first();
        if (document == null) {
            return new State(0, 0);
        }
        long settled = last(document);
        for (var entry : document.get("open", new Document()).entrySet()) {
            if (entry.getValue() instanceof Document mark) {
                if (givenUp(mark)) {
                    close(entry.getKey());
                } else {
                    settled = Math.min(settled, mark.get("from", Number.class).longValue());
                }
            }
        }
        return new State(last(document), settled);
    }

    private boolean givenUp(Document mark) {
        return mark.getDate("at").toInstant().isBefore(clock.instant().minus(GIVEN_UP_AFTER));
    }

    private static long last(Document document) {
        return document.get("last", Number.class).longValue();
    }

    record Change(String id, long number) {}

    /**
     * @param last the last number given out
     * @param settled every change up to here has been written
     */
    record State(long last, long settled) {}
}
