package waymark.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

    private static final int COMMITS = 1_500;
    private static final long NO_SMALL_FILE = 0;

    @TempDir
    Path directory;

    @Test
    void a_file_of_mostly_outdated_versions_stays_small_and_loses_nothing() {
        long without = sizeAfterCommits(directory.resolve("without"), false);
        long with = sizeAfterCommits(directory.resolve("with"), true);
        assertThat(with).isLessThan(without / 2);
    }

    @Test
    void a_small_file_is_left_alone() {
        try (StoreFile file = StoreFile.open(StoreFile.directory(directory))) {
            MVStore store = file.store();
            AtomicLong nanos = new AtomicLong();
            var compaction = new Compaction(store, nanos::get, Compaction.SMALL_FILE);
            nanos.addAndGet(1_000_000_000L);
            assertThat(compaction.isDue()).isFalse();
            assertThat(new Compaction(store, nanos::get, NO_SMALL_FILE).isDue())
                    .as("not at once")
                    .isFalse();
        }
    }

    /** Each commit leaves a little that lasts beside much that the next one replaces. */
    private static long sizeAfterCommits(Path directory, boolean compacting) {
        try (StoreFile file = StoreFile.open(StoreFile.directory(directory))) {
            MVStore store = file.store();
            store.setRetentionTime(0);
            AtomicLong nanos = new AtomicLong();
            var compaction = new Compaction(store, () -> nanos.addAndGet(100_000_000L), NO_SMALL_FILE);
            MVMap<Integer, byte[]> lasting = store.openMap("lasting");
            MVMap<Integer, byte[]> replaced = store.openMap("replaced");
            for (int i = 0; i < COMMITS; i++) {
                lasting.put(i, new byte[2_000]);
                replaced.put(0, new byte[40_000]);
                store.commit();
                if (compacting && compaction.isDue()) {
                    compaction.run();
                }
            }
            assertThat(lasting).hasSize(COMMITS);
            assertThat(lasting.get(7)).hasSize(2_000);
            return store.getFileStore().size();
        }
    }
}
