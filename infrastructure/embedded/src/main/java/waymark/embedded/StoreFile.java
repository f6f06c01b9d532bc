package waymark.embedded;

import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Opens the file of a store. Nothing is ever committed to it but by {@link GroupCommit}. */
final class StoreFile {

    private static final String KIND = "waymark-store";
    private static final int FORMAT = 1;
    private static final int CACHE_MEGABYTES = 32;
    private static final int PAGE_BYTES = 8 << 10;
    private static final int RETENTION_MILLIS = 10_000;

    private StoreFile() {}

    static MVStore open(Path path) {
        DataDirectory directory = new DataDirectory(path, KIND, FORMAT);
        directory.open();
        try {
            MVStore store = tuned(builder().fileName(path.resolve("store.mv").toString()));
            store.setRetentionTime(RETENTION_MILLIS);
            return store;
        } catch (MVStoreException e) {
            throw e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED ? directory.inUse(e) : directory.damaged(e);
        }
    }

    static MVStore inMemory() {
        return tuned(builder());
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
