package waymark.embedded;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** How the store compares, writes and reads keys. */
final class KeyDataType extends BasicDataType<OrderedKey> {

    static final KeyDataType INSTANCE = new KeyDataType();

    private static final int OBJECT_HEADERS = 40;

    private KeyDataType() {}

    @Override
    public int compare(OrderedKey one, OrderedKey other) {
        return one.compareTo(other);
    }

    @Override
    public int getMemory(OrderedKey key) {
        return OBJECT_HEADERS + key.bytes().length;
    }

    @Override
    public void write(WriteBuffer buffer, OrderedKey key) {
        buffer.putVarInt(key.bytes().length);
        buffer.put(key.bytes());
    }

    @Override
    public OrderedKey read(ByteBuffer buffer) {
        byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bytes);
        return new OrderedKey(bytes);
    }

    @Override
    public OrderedKey[] createStorage(int size) {
        return new OrderedKey[size];
    }
}
