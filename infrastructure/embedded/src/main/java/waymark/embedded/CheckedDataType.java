package waymark.embedded;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Keys or values with a checksum over all of them that stand on one page, as the second format of the store has them.
 * They say nothing of where the pages are, which the store writes itself; since the third format it is the file that is
 * checked, see {@link CheckedFile}.
 */
final class CheckedDataType<T> extends BasicDataType<T> {

    private final BasicDataType<T> plain;

    CheckedDataType(BasicDataType<T> plain) {
        this.plain = plain;
    }

    /** The length and the checksum come first, so that nothing is taken for a length before it is known to be one. */
    @Override
    public void write(WriteBuffer buffer, Object storage, int count) {
        int head = buffer.position();
        buffer.putInt(0).putInt(0);
        int start = buffer.position();
        plain.write(buffer, storage, count);
        int length = buffer.position() - start;
        buffer.putInt(head, length);
        buffer.putInt(head + Integer.BYTES, checksum(buffer.getBuffer(), start, length));
    }

    @Override
    public void read(ByteBuffer buffer, Object storage, int count) {
        int length = buffer.getInt();
        int checksum = buffer.getInt();
        if (length < 0 || length > buffer.remaining() || checksum != checksum(buffer, buffer.position(), length)) {
            throw damaged();
        }
        plain.read(buffer, storage, count);
    }

    private static int checksum(ByteBuffer buffer, int start, int length) {
        var sum = new CRC32C();
        sum.update(buffer.duplicate().clear().position(start).limit(start + length));
        return (int) sum.getValue();
    }

    private static RuntimeException damaged() {
        return DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, "A page does not match its checksum");
    }

    @Override
    public int compare(T one, T other) {
        return plain.compare(one, other);
    }

    @Override
    public int getMemory(T value) {
        return plain.getMemory(value);
    }

    @Override
    public void write(WriteBuffer buffer, T value) {
        plain.write(buffer, value);
    }

    @Override
    public T read(ByteBuffer buffer) {
        return plain.read(buffer);
    }

    @Override
    public T[] createStorage(int size) {
        return plain.createStorage(size);
    }
}
