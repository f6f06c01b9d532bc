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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Numbers the changes to an authority's dossiers, so that readers fetch only what changed. Numbers are given out before
 * the documents are written, and several writers are at it at once: therefore each change is announced as open until it
 * is written, and readers go on only past what nobody open can still write. A writer that dies leaves its change open;
 * it is disregarded once no consumer could still be at it, for its batch is delivered again under a new number.
 */
@Component
class Changes {

    /** Thrice as long as a consumer may take over a batch before Kafka gives it to another. */
    static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(15);

    private final MongoCollection<Document> changes;
    private final Clock clock;
    private final Map<String, Long> lastSeen = new ConcurrentHashMap<>();

    Changes(MongoDatabase database, Clock clock) {
        this.changes = database.getCollection("dossier-changes");
        this.clock = clock;
    }

    Change open(String la) {
        var id = UUID.randomUUID().toString();
        var mark = new Document("from", lastSeen.getOrDefault(la, 0L)).append("at", Date.from(clock.instant()));
        var after = changes.findOneAndUpdate(
                Filters.eq("_id", la),
                Updates.combine(Updates.inc("last", 1L), Updates.set("open." + id, mark)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        if (after == null) {
            throw new IllegalStateException("The store gave no number for a change.");
        }
        long number = last(after);
        lastSeen.merge(la, number, Math::max);
        return new Change(la, id, number);
    }

    void close(Change change) {
        changes.updateOne(Filters.eq("_id", change.la()), Updates.unset("open." + change.id()));
    }

    State state(String la) {
        var document = changes.find(Filters.eq("_id", la)).first();
        if (document == null) {
            return new State(0, 0);
        }
        long settled = last(document);
        for (var entry : document.get("open", new Document()).entrySet()) {
            if (entry.getValue() instanceof Document mark) {
                if (givenUp(mark)) {
                    close(new Change(la, entry.getKey(), 0));
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

    record Change(String la, String id, long number) {}

    /**
     * @param last the last number given out
     * @param settled every change up to here has been written
     */
    record State(long last, long settled) {}
}
