package waymark.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file of blocks with a checksum after each, compared whenever a block is read. To the store above it the checksums
 * are not there. So nothing of the file is believed that is not as it was written, the store's own map of its pages
 * included, and nothing has to be read through at the start.
 */
final class CheckedFile extends FileBaseDefault {

    /** The store's own block, in which it writes and frees. */
    static final int BLOCK = 4096;

    static final int STORED = BLOCK + Integer.BYTES;

    /** The store's header stands in each of the first two blocks. */
    private static final int COPIES_OF_HEADER = 2;

    private final FileChannel file;

    CheckedFile(FileChannel file) {
        this.file = file;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        long first = position / BLOCK;
        int from = (int) (position % BLOCK);
        int blocks = blocks(from + target.remaining());
        ByteBuffer stored = ByteBuffer.allocate(blocks * STORED);
        int there = blocksRead(stored, first * STORED) * BLOCK - from;
        if (there <= 0) {
            return -1;
        }
        int wanted = Math.min(target.remaining(), there);
        for (int block = 0; block < blocks(from + wanted); block++) {
            int start = block == 0 ? from : 0;
            int end = Math.min(BLOCK, from + wanted - block * BLOCK);
            target.put(checked(stored, block, first + block).slice(start, end - start));
        }
        return wanted;
    }

    /** A block cut short counts as one: it is there, and it is damaged. */
    private int blocksRead(ByteBuffer stored, long position) throws IOException {
        while (stored.hasRemaining() && file.read(stored, position + stored.position()) >= 0) {
            continue;
        }
        return (stored.position() + STORED - 1) / STORED;
    }

    private static ByteBuffer checked(ByteBuffer stored, int block, long number) {
        ByteBuffer content = stored.slice(block * STORED, BLOCK);
        if (stored.getInt(block * STORED + BLOCK) == checksum(content, number)) {
            return content;
        }
        if (number < COPIES_OF_HEADER) {
            // As if it were not there: the store then takes the other copy, or refuses to open.
            return ByteBuffer.allocate(BLOCK);
        }
        throw DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, "A block does not match its checksum");
    }

    /** Of a block and where it belongs: one that was written to another's place is not taken for that one. */
    private static int checksum(ByteBuffer content, long number) {
        var sum = new CRC32C();
        sum.update(content.duplicate());
        return (int) sum.getValue() ^ (int) number;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        int length = source.remaining();
        requireWhole(position);
        requireWhole(length);
        ByteBuffer stored = ByteBuffer.allocate(length / BLOCK * STORED);
        for (long number = position / BLOCK; source.hasRemaining(); number++) {
            ByteBuffer content = source.slice(source.position(), BLOCK);
            source.position(source.position() + BLOCK);
            int checksum = checksum(content, number);
            stored.put(content).putInt(checksum);
        }
        stored.flip();
        long start = position / BLOCK * STORED;
        while (stored.hasRemaining()) {
            file.write(stored, start + stored.position());
        }
        return length;
    }

    @Override
    public long size() throws IOException {
        return (file.size() + STORED - 1) / STORED * BLOCK;
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        requireWhole(size);
        file.truncate(size / BLOCK * STORED);
    }

    private static int blocks(int bytes) {
        return (bytes + BLOCK - 1) / BLOCK;
    }

    private static void requireWhole(long bytes) {
        if (bytes % BLOCK != 0) {
            throw new IllegalArgumentException("Only whole blocks are written: " + bytes);
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
