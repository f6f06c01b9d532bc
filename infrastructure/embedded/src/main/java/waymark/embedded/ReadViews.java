package waymark.embedded;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/** Lets a reader finish on the state of the store it began with: the space of that state isn't reused meanwhile. */
final class ReadViews {

    private static final int PATIENCE_SECONDS = 5;

    private final MVStore store;
    private final ReadWriteLock reading = new ReentrantReadWriteLock();
    private volatile boolean finished;

    ReadViews(MVStore store) {
        this.store = store;
    }

    <T> T read(Supplier<T> reader) {
        reading.readLock().lock();
        try {
            if (finished) {
                throw new EmbeddedServerException("The embedded store is closing.", null);
            }
            MVStore.TxCounter state = store.registerVersionUsage();
            try {
                return reader.get();
            } finally {
                store.deregisterVersionUsage(state);
            }
        } finally {
            reading.readLock().unlock();
        }
    }

    /** Lets no new readers in and waits for those that have begun: the store isn't closed under them. */
    void finish() {
        finished = true;
        try {
            if (reading.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                reading.writeLock().unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
