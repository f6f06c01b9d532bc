package waymark.embedded;

import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The open file of a store. Nothing is ever committed to it but by {@link GroupCommit}.
 *
 * @param checksums whether its pages carry them; those of a store from before there were any do not
 */
record StoreFile(MVStore store, boolean checksums, HighWater acknowledged) implements AutoCloseable {

    private static final String KIND = "waymark-store";
    private static final int FORMAT = 2;
    private static final int FIRST_WITH_CHECKSUMS = 2;
    private static final int CACHE_MEGABYTES = 32;
    private static final int PAGE_BYTES = 8 << 10;
    private static final int RETENTION_MILLIS = 10_000;

    static StoreFile open(DataDirectory directory) {
        int format = directory.open();
        HighWater acknowledged = HighWater.in(directory);
        Path path = directory.path().resolve("store.mv");
        try {
            if (!acknowledged.isReachedBy(versionOf(path))) {
                throw directory.cutShort();
            }
            MVStore store = tuned(builder().fileName(path.toString()));
            store.setRetentionTime(RETENTION_MILLIS);
            return new StoreFile(store, format >= FIRST_WITH_CHECKSUMS, acknowledged);
        } catch (MVStoreException e) {
            acknowledged.close();
            throw e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED ? directory.inUse(e) : directory.damaged(e);
        } catch (EmbeddedServerException e) {
            acknowledged.close();
            throw e;
        }
    }

    /** Opened for reading only: nothing is written to a file that turns out to be cut short. */
    private static long versionOf(Path path) {
        // An empty one is what a first start leaves that did not get further.
        if (path.toFile().length() == 0) {
            return 0;
        }
        try (MVStore found = builder().fileName(path.toString()).readOnly().open()) {
            return found.getCurrentVersion();
        }
    }

    static DataDirectory directory(Path path) {
        return new DataDirectory(path, KIND, FORMAT);
    }

    static StoreFile inMemory() {
        return new StoreFile(tuned(builder()), true, HighWater.none());
    }

    /** All that was committed is on the disk. */
    void committed() {
        acknowledged.reached(store.getCurrentVersion());
    }

    void closeAsItIs() {
        store.closeImmediately();
        acknowledged.close();
    }

    @Override
    public void close() {
        store.close();
        acknowledged.close();
    }

    private static MVStore.Builder builder() {
        return new MVStore.Builder()
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MEGABYTES)
                .pageSplitSize(PAGE_BYTES);
    }

    private static MVStore tuned(MVStore.Builder builder) {
        MVStore store = builder.open();
        store.setVersionsToKeep(0);
        return store;
    }
}
