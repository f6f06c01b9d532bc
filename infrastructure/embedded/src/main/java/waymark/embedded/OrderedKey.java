package waymark.embedded;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes under which a document or an index entry is filed. Comparing them byte by byte gives BSON order, so one
 * B-tree serves equality, prefixes, ranges and sorting.
 */
record OrderedKey(byte[] bytes) implements Comparable<OrderedKey> {

    static OrderedKey of(@Nullable Object value) {
        return new KeyEncoder().ascending(value).toKey();
    }

    /** The same key with the other's bytes behind it. */
    OrderedKey then(OrderedKey other) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + other.bytes.length);
        System.arraycopy(other.bytes, 0, joined, bytes.length, other.bytes.length);
        return new OrderedKey(joined);
    }

    /** The smallest key greater than every key that begins with this one; nothing where there is none. */
    @Nullable
    OrderedKey afterAllWithThisPrefix() {
        int last = bytes.length - 1;
        while (last >= 0 && bytes[last] == (byte) 0xFF) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        byte[] next = Arrays.copyOf(bytes, last + 1);
        next[last]++;
        return new OrderedKey(next);
    }

    @Override
    public int compareTo(OrderedKey other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OrderedKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Never the content: a key may hold personal data and this text ends up in messages. */
    @Override
    public String toString() {
        return "key of " + bytes.length + " bytes";
    }
}
