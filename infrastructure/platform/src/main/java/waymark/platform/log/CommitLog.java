package waymark.platform.log;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The collection {@code events}: one document per commit, its {@code _id} the global position of its first event, dense
 * from 1. All reads are of a known range of positions or of known keys, so each costs what it returns.
 */
class CommitLog {

    static final String STREAM_INDEX = "stream_sequence";

    private static final Logger LOG = LoggerFactory.getLogger(CommitLog.class);
    private static final int WINDOW = 4096;

    private final MongoCollection<Document> commits;
    private final AtomicLong known = new AtomicLong(-1);
    private final Readers readers = new Readers();

    CommitLog(MongoDatabase database) {
        commits = database.getCollection("events")
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        commits.createIndex(
                new Document("k", 1), new IndexOptions().unique(true).name(STREAM_INDEX));
    }

    /** One round trip; documents after a refused one are not written. */
    void insert(List<Document> numbered) {
        commits.insertMany(numbered, new InsertManyOptions().ordered(true));
    }

    /** Commits stored from a position on, by position: what is there of the next {@code events} positions. */
    Map<Long, String> commitIds(long from, int events) {
        var found = new HashMap<Long, String>();
        for (Document commit : commits.find(range(from, from + events)).projection(new Document("c", 1))) {
            found.put(commit.getLong("_id"), commit.getString("c"));
        }
        return found;
    }

    /** Whether the event with this key was stored by this very commit. */
    boolean holds(Commit commit) {
        Document stored = commits.find(new Document("k", commit.keys().getFirst()))
                .projection(new Document("c", 1))
                .first();
        return stored != null && commit.id().equals(stored.getString("c"));
    }

    /** Position of the last event; 0 while there is none. Reads forward from what is known. */
    long head() {
        if (known.get() < 0) {
            advanceTo(endOf(commits.find()
                    .projection(new Document("n", 1))
                    .sort(new Document("_id", -1))
                    .limit(1)
                    .first()));
        }
        long head = known.get();
        while (true) {
            long end = head;
            for (Document commit : commits.find(range(head + 1, head + 1 + WINDOW))
                    .projection(new Document("n", 1))
                    .sort(new Document("_id", 1))) {
                end = endOf(commit);
            }
            if (end == head) {
                return head;
            }
            advanceTo(end);
            head = end;
        }
    }

    /** The head as far as this process has seen it: no round trip. */
    long knownHead() {
        return known.get();
    }

    void advanceTo(long position) {
        known.accumulateAndGet(position, Math::max);
    }

    private static long endOf(@Nullable Document commit) {
        return commit == null ? 0 : commit.getLong("_id") + commit.getInteger("n") - 1;
    }

    /** At most about {@code most} events after a position, in order, without a hole. */
    List<LogEntry> after(long position, int most) {
        var entries = new ArrayList<LogEntry>();
        // Before the read: what is appended meanwhile is no hole.
        long end = known.get();
        long next = position + 1;
        int bytes = 0;
        try (MongoCursor<Document> cursor = commits.find(range(next, next + most))
                .sort(new Document("_id", 1))
                .iterator()) {
            while (cursor.hasNext() && entries.size() < most && bytes < Commit.MOST_BYTES) {
                Document commit = cursor.next();
                long first = commit.getLong("_id");
                if (first != next) {
                    if (!entries.isEmpty()
                            || !addRestOf(next, entries)
                            || entries.getLast().position() + 1 != first) {
                        reportHole(next, entries);
                        return entries;
                    }
                }
                for (Document event : events(commit)) {
                    entries.add(new LogEntry(first++, event));
                    bytes += LogEntry.bytes(event);
                }
                next = first;
            }
        }
        // At the head as it is known here nothing is asked for; a position beyond it comes from another process.
        boolean mayGoOn = position > 0 && position != end;
        if (entries.isEmpty() && mayGoOn && !addRestOf(next, entries) && position < end) {
            reportHole(next, entries);
        }
        return entries;
    }

    /** A reader may stop within a commit: adds that commit's events from {@code next} on. */
    private boolean addRestOf(long next, List<LogEntry> entries) {
        Document commit = commits.find(range(Math.max(1, next - Commit.MOST_EVENTS + 1), next))
                .sort(new Document("_id", -1))
                .limit(1)
                .first();
        if (commit == null || endOf(commit) < next) {
            return false;
        }
        long position = commit.getLong("_id");
        for (Document event : events(commit)) {
            if (position >= next) {
                entries.add(new LogEntry(position, event));
            }
            position++;
        }
        return true;
    }

    private static void reportHole(long next, List<LogEntry> entries) {
        long at = entries.isEmpty() ? next : entries.getLast().position() + 1;
        LOG.error("The event log has a hole at position {}: readers stop before it. Restore the log.", at);
    }

    /** At most {@code most} events of one stream, in order. */
    List<Document> stream(String stream, long from, int most) {
        var events = new ArrayList<Document>();
        int chunk = 32;
        long next = from;
        while (events.size() < most) {
            long first = next;
            List<String> keys = LongStream.range(first, first + Math.min(chunk, most - events.size()))
                    .mapToObj(sequence -> LogEntry.key(stream, sequence))
                    .toList();
            for (Document commit :
                    commits.find(new Document("k", new Document("$in", keys))).sort(new Document("_id", 1))) {
                for (Document event : events(commit)) {
                    if (stream.equals(LogEntry.stream(event)) && LogEntry.sequence(event) == next) {
                        events.add(event);
                        next++;
                    }
                }
            }
            if (next < first + keys.size()) {
                break;
            }
            chunk *= 4;
        }
        return events;
    }

    private static List<Document> events(Document commit) {
        return commit.getList("e", Document.class);
    }

    private static Document range(long from, long to) {
        return new Document("_id", new Document("$gte", from).append("$lt", to));
    }

    Readers readers() {
        return readers;
    }
}
