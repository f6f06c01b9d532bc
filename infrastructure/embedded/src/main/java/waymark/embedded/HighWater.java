package waymark.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the store was last acknowledged, in a file of its own beside it. A store found at an earlier one has
 * lost something: its own file cannot tell, it just ends sooner. Not forced to the disk, as the store is: after a power
 * cut the mark may lag behind, which does no harm.
 */
final class HighWater implements AutoCloseable {

    static final String FILE = "acknowledged";

    private final @Nullable FileChannel file;
    private final long found;

    private HighWater(@Nullable FileChannel file, long found) {
        this.file = file;
        this.found = found;
    }

    static HighWater in(DataDirectory directory) {
        try {
            FileChannel file = FileChannel.open(
                    directory.path().resolve(FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            var buffer = ByteBuffer.allocate(Long.BYTES);
            boolean complete = file.read(buffer, 0) == Long.BYTES;
            return new HighWater(file, complete ? buffer.getLong(0) : 0);
        } catch (IOException e) {
            throw directory.notWritable(e);
        }
    }

    static HighWater none() {
        return new HighWater(null, 0);
    }

    /** Whether a store at this version still has all that was acknowledged when it was last closed or killed. */
    boolean isReachedBy(long version) {
        return version >= found;
    }

    void reached(long version) {
        if (file == null) {
            return;
        }
        try {
            file.write(ByteBuffer.allocate(Long.BYTES).putLong(0, version), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
