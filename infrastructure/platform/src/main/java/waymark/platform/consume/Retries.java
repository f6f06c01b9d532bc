package waymark.platform.consume;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import waymark.platform.consume.Retry.Status;
import waymark.platform.consume.Retry.Step;
import waymark.platform.consume.Retry.Stop;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;
import waymark.platform.web.PageRequest;

/** Retries as they were proposed, approved and ended. Steps are added, never changed: who may look, sees who acted. */
final class Retries {

    private static final String STATUS = "status";
    private static final int STOPS_KEPT = 100;

    private final MongoCollection<Document> retries;
    private final ParkedEvents parked;
    private final Clock clock;

    Retries(MongoDatabase database, ParkedEvents parked, Clock clock) {
        this.retries = database.getCollection("retries");
        this.parked = parked;
        this.clock = clock;
        retries.createIndex(Indexes.ascending(STATUS));
        retries.createIndex(Indexes.ascending("at"));
    }

    /** @param subject null for all that is parked */
    String propose(@Nullable ParkedSubject subject, String by) {
        if (subject == null ? parked.subjects() == 0 : !parked.isParked(subject)) {
            throw new RefusedException(RetryRefusal.NOTHING_PARKED);
        }
        var id = UUID.randomUUID().toString();
        var now = Date.from(clock.instant());
        var retry = new Document("_id", id)
                .append(STATUS, Status.PROPOSED.name())
                .append("at", now)
                .append("by", by)
                .append("history", List.of(step("proposed", by)));
        if (subject != null) {
            retry.append("listener", subject.listener())
                    .append("source", subject.source())
                    .append("subject", subject.id());
        }
        retries.insertOne(retry);
        return id;
    }

    /**
     * The subjects are let go only after the approval is on record; a crash between the two is made good by
     * {@link #running}.
     */
    void approve(String id, String by) {
        var retry = document(id).orElseThrow(() -> new NotFoundException("retry"));
        if (retry.getString("by").equals(by)) {
            throw new RefusedException(RetryRefusal.TWO_PERSONS);
        }
        var approved = retries.updateOne(
                Filters.and(Filters.eq("_id", id), Filters.eq(STATUS, Status.PROPOSED.name())),
                Updates.combine(
                        Updates.set(STATUS, Status.RUNNING.name()), Updates.push("history", step("approved", by))));
        if (approved.getMatchedCount() == 0) {
            throw new RefusedException(RetryRefusal.ALREADY_APPROVED);
        }
    }

    /** Approved and not at its end; its subjects are let go on the way. */
    Optional<String> running() {
        var retry = retries.find(Filters.eq(STATUS, Status.RUNNING.name())).first();
        if (retry == null) {
            return Optional.empty();
        }
        var id = retry.getString("_id");
        if (!retry.containsKey("released")) {
            parked.release(subject(retry), id);
            retries.updateOne(Filters.eq("_id", id), Updates.set("released", true));
        }
        return Optional.of(id);
    }

    void applied(String id) {
        retries.updateOne(Filters.eq("_id", id), Updates.combine(Updates.inc("applied", 1L), Updates.unset("trouble")));
    }

    void stopped(String id, Stop stop) {
        var document = new Document("listener", stop.listener())
                .append("source", stop.source())
                .append("subject", stop.subject())
                .append("position", stop.position())
                .append("reason", stop.reason());
        retries.updateOne(
                Filters.eq("_id", id),
                Updates.pushEach("stopped", List.of(document), new PushOptions().slice(STOPS_KEPT)));
    }

    void trouble(String id, String what) {
        retries.updateOne(Filters.eq("_id", id), Updates.set("trouble", what));
    }

    void end(String id) {
        var stopped = document(id).map(each -> each.containsKey("stopped")).orElse(false);
        var status = stopped ? Status.STOPPED : Status.DONE;
        retries.updateOne(
                Filters.and(Filters.eq("_id", id), Filters.eq(STATUS, Status.RUNNING.name())),
                Updates.combine(
                        Updates.set(STATUS, status.name()),
                        Updates.unset("trouble"),
                        Updates.push("history", step("ended", "system"))));
    }

    Optional<Retry> find(String id) {
        return document(id).map(Retries::retry);
    }

    long count() {
        return retries.countDocuments();
    }

    /** The latest first. */
    List<Retry> page(PageRequest page) {
        return retries.find()
                .sort(Sorts.descending("at"))
                .skip(page.skip())
                .limit(page.limit())
                .map(Retries::retry)
                .into(new ArrayList<>());
    }

    private Optional<Document> document(String id) {
        Bson which = Filters.eq("_id", id);
        return Optional.ofNullable(retries.find(which).first());
    }

    private Document step(String what, String by) {
        return new Document("what", what).append("by", by).append("at", Date.from(clock.instant()));
    }

    private static @Nullable ParkedSubject subject(Document retry) {
        return retry.containsKey("subject")
                ? new ParkedSubject(retry.getString("listener"), retry.getString("source"), retry.getString("subject"))
                : null;
    }

    private static Retry retry(Document document) {
        return new Retry(
                document.getString("_id"),
                Status.valueOf(document.getString(STATUS)),
                document.getString("listener"),
                document.getString("source"),
                document.getString("subject"),
                document.get("applied", 0L),
                document.getList("stopped", Document.class, List.of()).stream()
                        .map(each -> new Stop(
                                each.getString("listener"),
                                each.getString("source"),
                                each.getString("subject"),
                                each.getLong("position"),
                                each.getString("reason")))
                        .toList(),
                document.getString("trouble"),
                document.getList("history", Document.class).stream()
                        .map(each -> new Step(
                                each.getString("what"),
                                each.getString("by"),
                                each.getDate("at").toInstant()))
                        .toList());
    }
}
