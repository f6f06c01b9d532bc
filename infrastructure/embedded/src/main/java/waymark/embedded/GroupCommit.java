package waymark.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes writes durable before anybody hears of them. Writers run side by side and then wait; one thread stops them for
 * a moment, commits all they have done to the file, forces it to the disk and wakes them. While the disk works the next
 * group gathers. Once the disk has refused a write nothing is accepted any more: memory and file no longer agree.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

    private static final long IDLE_NANOS = 500_000_000L;

    private final StoreFile file;
    private final MVStore store;
    private final Compaction compaction;
    private final Headroom headroom;
    private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock();
    private final AtomicLong executed = new AtomicLong();
    private final ReentrantLock state = new ReentrantLock();
    private final Condition work = state.newCondition();
    private final Condition done = state.newCondition();
    private final Thread committer = new Thread(this::commitUntilClosed, "embedded-mongo-commit");
    private volatile long durable;
    private boolean closing;
    private volatile boolean refusing;
    private volatile @Nullable Throwable failure;

    GroupCommit(StoreFile file, Compaction compaction, Headroom headroom) {
        this.file = file;
        this.store = file.store();
        this.compaction = compaction;
        this.headroom = headroom;
        committer.setDaemon(true);
    }

    void start() {
        committer.start();
    }

    /** From now on nothing more is accepted, but what is there can be read. */
    void refuseWrites() {
        refusing = true;
    }

    /** Runs the write and returns its answer once it is on the disk; even a refusal waits for what it rests on. */
    <T> T write(Supplier<T> action) {
        requireRoom(headroom.isThereForEnding());
        return run(action);
    }

    /** The same for a write that adds what was not there. */
    <T> T add(Supplier<T> action) {
        requireRoom(headroom.isThereForNew());
        return run(action);
    }

    /** The same for a write that only removes. */
    <T> T free(Supplier<T> action) {
        requireRoom(headroom.isThereForFreeing());
        return run(action);
    }

    private void requireRoom(boolean there) {
        checkHealthy();
        if (refusing || !there) {
            throw EmbeddedServerException.diskFull();
        }
    }

    private <T> T run(Supplier<T> action) {
        T answer;
        try {
            answer = execute(action);
        } catch (RuntimeException e) {
            awaitDurable();
            throw e;
        }
        awaitDurable();
        return answer;
    }

    /** Runs the read and returns its answer once all it may have seen is on the disk: nothing read is lost later. */
    <T> T read(Supplier<T> action) {
        checkHealthy();
        T answer = readWhileOpen(action);
        awaitDurable();
        return answer;
    }

    /** A commit that the disk refuses closes the file a moment before it is known here why. */
    private <T> T readWhileOpen(Supplier<T> action) {
        try {
            return action.get();
        } catch (MVStoreException e) {
            if (store.isClosed()) {
                throw EmbeddedServerException.stopped(e);
            }
            throw e;
        }
    }

    private void awaitDurable() {
        long wanted = executed.get();
        if (durable >= wanted) {
            return;
        }
        state.lock();
        try {
            work.signal();
            while (durable < wanted && failure == null) {
                done.awaitUninterruptibly();
            }
        } finally {
            state.unlock();
        }
        Throwable cause = failure;
        if (cause != null && durable < wanted) {
            throw EmbeddedServerException.outcomeUnknown(cause);
        }
    }

    private void checkHealthy() {
        Throwable cause = failure;
        if (cause != null) {
            throw EmbeddedServerException.stopped(cause);
        }
    }

    private <T> T execute(Supplier<T> action) {
        writing.readLock().lock();
        try {
            // Before the action: a reader may see what it writes while it still runs, and must wait for it.
            executed.incrementAndGet();
            return action.get();
        } finally {
            writing.readLock().unlock();
        }
    }

    private void commitUntilClosed() {
        try {
            while (awaitWork()) {
                if (durable < executed.get()) {
                    announce(commit());
                }
                compactIfDue();
            }
        } catch (RuntimeException | Error | InterruptedException e) {
            log.error(
                    "The embedded store can't write to its file: {}",
                    e.getClass().getName());
            failure = e;
            announce(0);
        }
    }

    /** Returns for work, or now and then without any; false once everything is committed and the server is closing. */
    private boolean awaitWork() throws InterruptedException {
        state.lock();
        try {
            if (durable >= executed.get() && !closing) {
                work.awaitNanos(IDLE_NANOS);
            }
            return !closing || durable < executed.get();
        } finally {
            state.unlock();
        }
    }

    private long commit() {
        long committed;
        writing.writeLock().lock();
        try {
            committed = executed.get();
            store.commit();
        } finally {
            writing.writeLock().unlock();
        }
        store.sync();
        file.committed();
        return committed;
    }

    private void announce(long committed) {
        state.lock();
        try {
            durable = Math.max(durable, committed);
            done.signalAll();
        } finally {
            state.unlock();
        }
    }

    private void compactIfDue() {
        // It writes before it frees.
        if (compaction.isDue() && headroom.isThereForFreeing()) {
            writing.writeLock().lock();
            try {
                compaction.run();
            } finally {
                writing.writeLock().unlock();
            }
        }
    }

    /** Commits what is left, then closes the file. */
    @Override
    public void close() {
        state.lock();
        try {
            closing = true;
            work.signal();
        } finally {
            state.unlock();
        }
        try {
            committer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure == null) {
            file.close();
        } else {
            file.closeAsItIs();
        }
    }
}
