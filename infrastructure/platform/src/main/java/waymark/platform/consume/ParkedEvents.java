package waymark.platform.consume;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import waymark.platform.web.PageRequest;

/**
 * Which events wait, one document each, and which subjects therefore do, one document each. A subject is parked exactly
 * as long as its document is there: it is written after its event's and goes only once no event of it is left. Kept in
 * the store alone, as after a rebalance another process has to know.
 */
final class ParkedEvents {

    private static final String LISTENER = "listener";
    private static final String SOURCE = "source";
    private static final String SUBJECT = "subject";
    private static final String POSITION = "position";
    private static final String FROM = "from";
    private static final String VERSION = "version";
    private static final String RELEASED = "released";
    private static final String RETRY = "retry";

    private final MongoCollection<Document> events;
    private final MongoCollection<Document> subjects;

    ParkedEvents(MongoDatabase database) {
        events = database.getCollection("parked");
        subjects = database.getCollection("parked-subjects");
        events.createIndex(Indexes.ascending(LISTENER, SOURCE, SUBJECT, POSITION));
        subjects.createIndex(Indexes.ascending(RELEASED));
        if (subjects.find().first() == null) {
            // Of a release that knew subjects by their events alone.
            events.find().forEach(event -> markParked(subject(event), event.getLong(POSITION), false, at(event)));
        }
    }

    /** Where its record stands on the dead-letter topic. */
    record Letter(int partition, long offset) {}

    /** Of these subjects, those that are parked, and from which position on. */
    Map<String, Long> from(String listener, String source, Collection<String> ids) {
        if (subjects.find().first() == null) {
            return Map.of();
        }
        var keys = ids.stream()
                .map(id -> new ParkedSubject(listener, source, id).key())
                .distinct()
                .toList();
        var from = new HashMap<String, Long>();
        subjects.find(Filters.in("_id", keys)).forEach(each -> from.put(each.getString(SUBJECT), each.getLong(FROM)));
        return from;
    }

    /**
     * Repeating it changes nothing but where the letter is.
     *
     * @param behind it could be applied, and waits behind one that could not
     */
    void add(ParkedSubject subject, long position, String reason, boolean behind, Instant at, Letter letter) {
        // What has no position is told apart by its subject.
        var key = position < 0 ? subject.key() : subject.listener() + "|" + subject.source();
        events.updateOne(
                Filters.eq("_id", key + "|" + position),
                Updates.combine(
                        Updates.set("partition", letter.partition()),
                        Updates.set("offset", letter.offset()),
                        Updates.setOnInsert(names(subject)
                                .append(POSITION, position)
                                .append("reason", reason)
                                .append("at", Date.from(at)))),
                new UpdateOptions().upsert(true));
        markParked(subject, position, behind, at);
    }

    /** Where the one in front has been applied meanwhile, this one is next: it needs nobody's word. */
    private void markParked(ParkedSubject subject, long position, boolean released, Instant at) {
        subjects.updateOne(
                Filters.eq("_id", subject.key()),
                Updates.combine(
                        Updates.min(FROM, position),
                        Updates.inc(VERSION, 1),
                        Updates.setOnInsert(
                                names(subject).append("since", Date.from(at)).append(RELEASED, released))),
                new UpdateOptions().upsert(true));
    }

    long subjects() {
        return subjects.countDocuments();
    }

    boolean isParked(ParkedSubject subject) {
        return subjects.find(Filters.eq("_id", subject.key())).first() != null;
    }

    List<ParkedSubject> page(PageRequest page) {
        return subjects.find()
                .sort(Sorts.ascending("_id"))
                .skip(page.skip())
                .limit(page.limit())
                .map(ParkedEvents::subject)
                .into(new ArrayList<>());
    }

    long waiting(ParkedSubject subject) {
        return events.countDocuments(of(subject));
    }

    Optional<ParkedEvent> first(ParkedSubject subject) {
        return Optional.ofNullable(
                        events.find(of(subject)).sort(Sorts.ascending(POSITION)).first())
                .map(ParkedEvents::event);
    }

    /** @param only null for all that are parked now */
    void release(@Nullable ParkedSubject only, String retry) {
        Bson which = only == null ? new Document() : Filters.eq("_id", only.key());
        subjects.updateMany(which, Updates.combine(Updates.set(RELEASED, true), Updates.set(RETRY, retry)));
    }

    /** The next whose events may be applied, and the retry it belongs to, if to any. */
    Optional<Released> released() {
        return Optional.ofNullable(subjects.find(Filters.eq(RELEASED, true)).first())
                .map(each -> new Released(subject(each), each.getInteger(VERSION), each.getString(RETRY)));
    }

    boolean anyReleased(String retry) {
        return subjects.find(Filters.and(Filters.eq(RELEASED, true), Filters.eq(RETRY, retry)))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }

    record Released(
            ParkedSubject subject, int version, @Nullable String retry) {}

    void applied(ParkedEvent event) {
        events.deleteOne(Filters.eq("_id", event.id()));
    }

    void stillFails(ParkedEvent event, String reason) {
        events.updateOne(Filters.eq("_id", event.id()), Updates.set("reason", reason));
        subjects.updateOne(Filters.eq("_id", event.subject().key()), Updates.set(RELEASED, false));
    }

    /** It flows again, unless something was parked after {@code released} was read. */
    void free(Released released) {
        subjects.deleteOne(
                Filters.and(Filters.eq("_id", released.subject().key()), Filters.eq(VERSION, released.version())));
    }

    private static Document names(ParkedSubject subject) {
        return new Document(LISTENER, subject.listener())
                .append(SOURCE, subject.source())
                .append(SUBJECT, subject.id());
    }

    private static Bson of(ParkedSubject subject) {
        return names(subject);
    }

    private static ParkedSubject subject(Document document) {
        return new ParkedSubject(document.getString(LISTENER), document.getString(SOURCE), document.getString(SUBJECT));
    }

    private static Instant at(Document document) {
        return document.getDate("at").toInstant();
    }

    private static ParkedEvent event(Document document) {
        return new ParkedEvent(
                document.getString("_id"),
                subject(document),
                document.getLong(POSITION),
                document.getString("reason"),
                at(document),
                document.getInteger("partition"),
                document.getLong("offset"));
    }
}
