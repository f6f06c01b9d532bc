package waymark.embedded;

import java.util.function.LongSupplier;
import org.h2.mvstore.MVStore;

/**
 * Keeps the file from growing with every commit: now and then a little of what is mostly outdated is written together,
 * so that its space can be used again.
 */
final class Compaction {

    /** Below this size a file isn't worth the work. */
    static final long SMALL_FILE = 16L << 20;

    private static final int FILL_RATE = 50;
    static final int BYTES_AT_ONCE = 8 << 20;
    private static final long PAUSE_NANOS = 250_000_000L;

    private final MVStore store;
    private final LongSupplier nanos;
    private final long smallFile;
    private long next;

    Compaction(MVStore store, LongSupplier nanos, long smallFile) {
        this.store = store;
        this.nanos = nanos;
        this.smallFile = smallFile;
        this.next = nanos.getAsLong() + PAUSE_NANOS;
    }

    boolean isDue() {
        return nanos.getAsLong() - next >= 0
                && store.getFileStore() != null
                && store.getFileStore().size() > smallFile;
    }

    /** To be run while nobody writes. */
    void run() {
        if (store.compact(FILL_RATE, BYTES_AT_ONCE)) {
            store.commit();
            store.sync();
        }
        next = nanos.getAsLong() + PAUSE_NANOS;
    }
}
