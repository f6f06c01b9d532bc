package waymark.platform.consume;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;

/** Which of a service's processes applies parked events. It saves work; what keeps effects single is their position. */
final class RetryLease {

    private static final Duration TERM = Duration.ofSeconds(30);

    private final MongoCollection<Document> store;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();
    private Instant renewed = Instant.MIN;

    RetryLease(MongoDatabase database, Clock clock) {
        this.store = database.getCollection("retry-lease");
        this.clock = clock;
    }

    /** Takes it where it is free; cheap to call often. */
    boolean held() {
        var now = clock.instant();
        if (renewed.isAfter(now.minus(TERM.dividedBy(3)))) {
            return true;
        }
        boolean mine = take(now);
        renewed = mine ? now : Instant.MIN;
        return mine;
    }

    private boolean take(Instant now) {
        var free = Filters.and(
                Filters.eq("_id", "lease"),
                Filters.or(Filters.eq("owner", owner), Filters.lt("until", Date.from(now))));
        try {
            store.updateOne(
                    free,
                    Updates.combine(Updates.set("owner", owner), Updates.set("until", Date.from(now.plus(TERM)))),
                    new UpdateOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            // It is there, and another's.
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /** Lets the next one start at once. */
    void giveUp() {
        renewed = Instant.MIN;
        store.deleteOne(Filters.and(Filters.eq("_id", "lease"), Filters.eq("owner", owner)));
    }
}
