package waymark.platform.imports;

import java.util.UUID;

/**
 * Keyed hashes seen in one file, 64 bits of each: a few megabytes for the largest file, where strings would take
 * hundreds, and nothing in it says who anybody is.
 */
public final class KeySet {

    private long[] slots = new long[1024];
    private int size;

    /** False where it was there already; {@code uuid} as of {@link waymark.platform.privacy.References#idOf}. */
    public boolean add(String uuid) {
        if (!put(bits(uuid))) {
            return false;
        }
        size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return true;
    }

    public boolean contains(String uuid) {
        long bits = bits(uuid);
        int mask = slots.length - 1;
        int slot = Long.hashCode(bits) & mask;
        while (slots[slot] != 0 && slots[slot] != bits) {
            slot = (slot + 1) & mask;
        }
        return slots[slot] == bits;
    }

    private static long bits(String uuid) {
        var id = UUID.fromString(uuid);
        long bits = id.getMostSignificantBits() ^ Long.rotateLeft(id.getLeastSignificantBits(), 1);
        return bits == 0 ? 1 : bits;
    }

    private boolean put(long bits) {
        int mask = slots.length - 1;
        int slot = Long.hashCode(bits) & mask;
        while (slots[slot] != 0) {
            if (slots[slot] == bits) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        slots[slot] = bits;
        return true;
    }

    private void grow() {
        var before = slots;
        slots = new long[before.length * 2];
        for (long bits : before) {
            if (bits != 0) {
                put(bits);
            }
        }
    }
}
