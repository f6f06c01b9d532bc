package waymark.platform.web;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;
import waymark.platform.security.Caller;

/** Requests with an Idempotency-Key and what they were answered, for 24 hours. */
class RememberedRequests {

    static final Duration KEPT = Duration.ofHours(24);

    /** A request that has not ended after this long has died with its process. */
    static final Duration IN_FLIGHT = Duration.ofSeconds(60);

    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_TYPE);

    private final MongoCollection<Document> requests;
    private final Clock clock;
    private final Duration inFlight;

    RememberedRequests(MongoDatabase database, Clock clock) {
        this(database, clock, IN_FLIGHT);
    }

    RememberedRequests(MongoDatabase database, Clock clock, Duration inFlight) {
        this.requests = database.getCollection("idempotency");
        this.clock = clock;
        this.inFlight = inFlight;
    }

    void createIndex() {
        requests.createIndex(Indexes.ascending("at"), new IndexOptions().name("at"));
    }

    static String idOf(Caller caller, String key) {
        return Hashes.sha256(
                caller.la().getBytes(StandardCharsets.UTF_8),
                caller.subject().getBytes(StandardCharsets.UTF_8),
                key.getBytes(StandardCharsets.UTF_8));
    }

    Attempt begin(String id, String fingerprint) {
        var now = Date.from(clock.instant());
        try {
            requests.insertOne(new Document("_id", id)
                    .append("h", fingerprint)
                    .append("state", "open")
                    .append("at", now));
            return new Begun(false);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        var before = requests.find(Filters.eq("_id", id)).first();
        if (before == null) {
            return begin(id, fingerprint);
        }
        return again(id, fingerprint, before);
    }

    private Attempt again(String id, String fingerprint, Document before) {
        var age = Duration.between(before.getDate("at").toInstant(), clock.instant());
        if (age.compareTo(KEPT) > 0) {
            requests.deleteOne(Filters.eq("_id", id));
            return begin(id, fingerprint);
        }
        if (!fingerprint.equals(before.getString("h"))) {
            return new OtherBody();
        }
        return switch (before.getString("state")) {
            case "done" -> new Answered(Answer.of(before));
            case "unknown" -> takeOver(id, before);
            // Younger than now is what a clock wrote that was ahead: it says nothing of how old it is.
            default -> age.abs().compareTo(inFlight) > 0 ? takeOver(id, before) : new InFlight();
        };
    }

    private Attempt takeOver(String id, Document before) {
        var taken = requests.updateOne(
                new Document("_id", id).append("at", before.getDate("at")).append("state", before.getString("state")),
                Updates.combine(Updates.set("state", "open"), Updates.set("at", Date.from(clock.instant()))));
        return taken.getModifiedCount() == 1 ? new Begun(true) : new InFlight();
    }

    void end(String id, int status, ContentCachingResponseWrapper response) {
        if (status >= 500) {
            requests.updateOne(Filters.eq("_id", id), Updates.set("state", "unknown"));
        } else if (status >= 300) {
            // Nothing happened, so nothing needs to be remembered: the caller may put it right and send it again.
            requests.deleteOne(Filters.eq("_id", id));
        } else {
            requests.updateOne(
                    Filters.eq("_id", id),
                    Updates.combine(
                            Updates.set("state", "done"),
                            Updates.set("status", status),
                            Updates.set("headers", headers(response)),
                            Updates.set("body", new Binary(response.getContentAsByteArray()))));
        }
    }

    void purge() {
        requests.deleteMany(Filters.lt("at", Date.from(clock.instant().minus(KEPT))));
    }

    private static Document headers(HttpServletResponse response) {
        var headers = new Document();
        for (var name : KEPT_HEADERS) {
            var value = response.getHeader(name);
            if (value != null) {
                headers.append(name, value);
            }
        }
        return headers;
    }

    sealed interface Attempt {}

    /** @param retry it was begun before, and how that ended is not known */
    record Begun(boolean retry) implements Attempt {}

    record Answered(Answer answer) implements Attempt {}

    record OtherBody() implements Attempt {}

    record InFlight() implements Attempt {}

    /** What was answered the first time. */
    record Answer(int status, Document headers, Binary body) {

        static Answer of(Document stored) {
            return new Answer(
                    stored.getInteger("status"),
                    stored.get("headers", Document.class),
                    stored.get("body", Binary.class));
        }

        void writeTo(HttpServletResponse response) throws IOException {
            response.setStatus(status);
            headers.forEach((name, value) -> response.setHeader(name, String.valueOf(value)));
            response.getOutputStream().write(body.getData());
        }
    }
}
