package waymark.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The open file of a store. Nothing is ever committed to it but by {@link GroupCommit}.
 *
 * @param pageChecksums whether its pages carry them: in one format they did, before there were some of the whole file
 */
record StoreFile(MVStore store, boolean pageChecksums, HighWater acknowledged) implements AutoCloseable {

    private static final String KIND = "waymark-store";
    private static final int FORMAT = 3;

    /** Checksums of keys and values, but not of what the store itself writes. */
    private static final int WITH_PAGE_CHECKSUMS = 2;

    private static final int FIRST_CHECKED_AS_A_WHOLE = 3;
    private static final int CACHE_MEGABYTES = 32;
    private static final int PAGE_BYTES = 8 << 10;
    private static final int RETENTION_MILLIS = 10_000;

    static StoreFile open(DataDirectory directory) {
        int format = directory.open();
        Path path = directory.path().resolve("store.mv");
        boolean filled = format >= FIRST_CHECKED_AS_A_WHOLE && path.toFile().length() > 0;
        if (filled && Files.notExists(directory.path().resolve(HighWater.FILE))) {
            throw directory.without(HighWater.FILE);
        }
        HighWater acknowledged = HighWater.in(directory);
        String name = format >= FIRST_CHECKED_AS_A_WHOLE ? CheckedFilePath.of(path) : path.toString();
        try {
            // An empty one is what a first start leaves that did not get further.
            long version = path.toFile().length() == 0 ? 0 : versionOf(name);
            if (!acknowledged.isReachedBy(version)) {
                throw directory.cutShort();
            }
            MVStore store = tuned(builder().fileName(name));
            store.setRetentionTime(RETENTION_MILLIS);
            return new StoreFile(store, format == WITH_PAGE_CHECKSUMS, acknowledged);
        } catch (MVStoreException e) {
            acknowledged.close();
            throw e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED ? directory.inUse(e) : directory.damaged(e);
        } catch (EmbeddedServerException e) {
            acknowledged.close();
            throw e;
        }
    }

    /** Opened for reading only: nothing is written to a file that turns out to be cut short. */
    private static long versionOf(String name) {
        try (MVStore found = builder().fileName(name).readOnly().open()) {
            return found.getCurrentVersion();
        }
    }

    static DataDirectory directory(Path path) {
        return new DataDirectory(path, KIND, FORMAT);
    }

    static StoreFile inMemory() {
        return new StoreFile(tuned(builder()), false, HighWater.none());
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
