package waymark.embedded;

import java.util.function.LongSupplier;
import org.h2.mvstore.MVStore;

/**
 * Keeps the file from growing with every commit: now and then a little of what is mostly outdated is written together,
 * so that its space can be used again.
 */
final class Compaction {

    private static final long SMALL_FILE = 16L << 20;
    private static final int FILL_RATE = 50;
    private static final int BYTES_AT_ONCE = 4 << 20;
    private static final long PAUSE_NANOS = 250_000_000L;

    private final MVStore store;
    private final LongSupplier nanos;
    private long next;

    Compaction(MVStore store, LongSupplier nanos) {
        this.store = store;
        this.nanos = nanos;
        this.next = nanos.getAsLong() + PAUSE_NANOS;
    }

    boolean isDue() {
        return nanos.getAsLong() - next >= 0
                && store.getFileStore() != null
                && store.getFileStore().size() > SMALL_FILE;
    }

    void run() {
        store.compact(FILL_RATE, BYTES_AT_ONCE);
        next = nanos.getAsLong() + PAUSE_NANOS;
    }
}
