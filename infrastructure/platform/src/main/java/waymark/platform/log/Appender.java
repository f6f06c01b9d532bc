package waymark.platform.log;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to the log of this process. It takes every waiting commit, numbers them from the head and
 * stores them in one ordered insert; while that runs the next ones gather. A second writer is harmless: the number it
 * took is refused here, and this one reads forward and numbers anew.
 */
final class Appender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final int MOST_COMMITS = 256;
    private static final int DUPLICATE_KEY = 11000;

    private final CommitLog log;
    private final Clock clock;
    private final Duration patience;
    private final Recorded recorded;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final Waiting last = new Waiting(new Commit("", List.of(), List.of(), 0), new CompletableFuture<>());
    private final Thread thread;
    private volatile boolean closed;

    Appender(CommitLog log, Clock clock, String name, Duration patience) {
        this.log = log;
        this.clock = clock;
        this.patience = patience;
        this.recorded = new Recorded(clock, log::head);
        this.thread = Thread.ofPlatform().daemon().name("log-appender-" + name).start(this::run);
    }

    Recorded recorded() {
        return recorded;
    }

    /** Returns once the commit is stored for good. */
    void append(Commit commit) {
        if (closed) {
            throw LogUnavailableException.nothingStored("The event log is closed.", null);
        }
        var entry = new Waiting(commit, new CompletableFuture<>());
        waiting.add(entry);
        if (closed) {
            // It may be in the last group all the same.
            entry.fail(LogUnavailableException.outcomeUnknown("The event log is closed.", null));
        }
        entry.await();
    }

    private void run() {
        List<Waiting> group = new ArrayList<>();
        while (!group.contains(last)) {
            group.clear();
            try {
                group.add(waiting.take());
                gather(group);
                write(group);
            } catch (InterruptedException | RuntimeException e) {
                LOG.error("A group of commits failed", e);
                group.forEach(entry ->
                        entry.fail(LogUnavailableException.outcomeUnknown("The event log cannot be written.", e)));
            }
        }
        waiting.forEach(entry -> entry.fail(LogUnavailableException.nothingStored("The event log is closed.", null)));
    }

    private void gather(List<Waiting> group) {
        long bytes = group.getFirst().commit().bytes();
        Waiting next;
        while (group.size() < MOST_COMMITS && (next = waiting.peek()) != null) {
            bytes += next.commit().bytes();
            if (bytes > Commit.MOST_BYTES || group.contains(last)) {
                return;
            }
            group.add(next);
            waiting.remove();
        }
    }

    private void write(List<Waiting> group) throws InterruptedException {
        var rest = new ArrayList<>(group);
        rest.remove(last);
        rest.forEach(entry -> recorded.begin(entry.commit().events()));
        long before = log.knownHead();
        var outage = new Outage(patience);
        while (!rest.isEmpty()) {
            try {
                // Inside, as the head is read from the store when another writer was there.
                long from = (outage.happened() || log.knownHead() < 0 ? log.head() : log.knownHead()) + 1;
                if (outage.happened()) {
                    from = settle(rest, outage.from(from));
                    outage.over();
                    continue;
                }
                outage.mayStartAt(from);
                insert(rest, from, outage.retried());
            } catch (MongoException e) {
                boolean full = StoreFailure.isFull(e) && !outage.maybeStored();
                if (full || !outage.wait(e)) {
                    giveUp(rest, outage.maybeStored(), e);
                    return;
                }
            }
        }
        recorded.end(log.knownHead() > before);
        log.readers().wake();
    }

    private void giveUp(List<Waiting> rest, boolean maybeStored, MongoException reason) {
        if (maybeStored) {
            recorded.lose();
        } else {
            recorded.end(false);
        }
        rest.forEach(entry -> entry.fail(LogUnavailableException.givenUp(maybeStored, reason)));
    }

    private void insert(List<Waiting> rest, long from, boolean retried) {
        var time = Date.from(clock.instant());
        var documents = new ArrayList<org.bson.Document>(rest.size());
        long position = from;
        for (Waiting entry : rest) {
            documents.add(entry.commit().at(position, time));
            position += entry.commit().size();
        }
        try {
            log.insert(documents);
            stored(rest, rest.size(), from);
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().isEmpty()) {
                throw e;
            }
            var error = e.getWriteErrors().getFirst();
            stored(rest, error.getIndex(), from);
            if (error.getCode() != DUPLICATE_KEY) {
                rest.removeFirst().fail(LogUnavailableException.nothingStored("The store refused a commit.", e));
            } else if (error.getMessage().contains(CommitLog.STREAM_INDEX)) {
                refuse(rest.removeFirst(), retried);
            } else {
                readPastOther();
            }
        }
    }

    private void readPastOther() {
        long before = log.knownHead();
        if (log.head() == before) {
            throw new MongoException("The next position is taken by a commit that cannot be read yet.");
        }
    }

    /** After a lost answer, the event that is in the way may be this commit's own. */
    private void refuse(Waiting entry, boolean retried) {
        if (retried && log.holds(entry.commit())) {
            log.head();
            entry.succeed();
        } else {
            entry.fail(new DuplicateSequenceException(entry.commit()));
        }
    }

    private void stored(List<Waiting> rest, int count, long from) {
        long end = from - 1;
        for (int i = 0; i < count; i++) {
            Waiting entry = rest.removeFirst();
            end += entry.commit().size();
            log.advanceTo(end);
            entry.succeed();
        }
    }

    /** Reads back which commits of an unanswered insert are stored; the others may be written again. */
    private long settle(List<Waiting> rest, long from) {
        int span = rest.stream().mapToInt(entry -> entry.commit().size()).sum();
        Map<Long, String> found = log.commitIds(from, (int) Math.max(span, log.knownHead() - from + 1));
        rest.removeIf(entry -> {
            boolean stored = found.containsValue(entry.commit().id());
            if (stored) {
                entry.succeed();
            }
            return stored;
        });
        return log.knownHead() + 1;
    }

    @Override
    public void close() {
        closed = true;
        waiting.add(last);
        try {
            thread.join(patience);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }
}
