package waymark.embedded;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * How much of the disk may still be used. New documents are refused while there is still some room, so that what was
 * taken in before can be ended, shown and published, and after that what is no longer needed can be removed; and a store
 * that the disk never refused a write goes on by itself once space is freed.
 */
final class Headroom {

    static final long FOR_NEW = 64L << 20;
    static final long FOR_ENDING = 32L << 20;
    /** A commit writes before it frees, and compaction up to {@link Compaction#BYTES_AT_ONCE}. */
    static final long FOR_FREEING = 16L << 20;

    private final LongSupplier usable;

    Headroom(LongSupplier usable) {
        this.usable = usable;
    }

    static Headroom on(Path directory) {
        try {
            FileStore disk = Files.getFileStore(directory);
            return new Headroom(() -> usable(disk));
        } catch (IOException e) {
            return unlimited();
        }
    }

    static Headroom unlimited() {
        return new Headroom(() -> Long.MAX_VALUE);
    }

    /** For the first new document of something. */
    boolean isThereForNew() {
        return usable.getAsLong() >= FOR_NEW;
    }

    /** For changes to what is there. */
    boolean isThereForEnding() {
        return usable.getAsLong() >= FOR_ENDING;
    }

    /** For what leaves less than there was. */
    boolean isThereForFreeing() {
        return usable.getAsLong() >= FOR_FREEING;
    }

    /** A disk that can't be asked is not held to be full: its own refusal would come with the write. */
    private static long usable(FileStore disk) {
        try {
            return disk.getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
