package waymark.embedded;

import org.jspecify.annotations.Nullable;

/** Keys from one (inclusive) up to another (exclusive); without an end it runs to the last key. */
record KeyRange(OrderedKey from, @Nullable OrderedKey until) {

    private static final OrderedKey FIRST = new OrderedKey(new byte[0]);

    static final KeyRange ALL = new KeyRange(FIRST, null);

    /** All keys that begin with the given one. */
    static KeyRange of(OrderedKey prefix) {
        return new KeyRange(prefix, prefix.afterAllWithThisPrefix());
    }

    boolean isEmpty() {
        return until != null && from.compareTo(until) >= 0;
    }

    boolean beginsAfter(OrderedKey key) {
        return key.compareTo(from) < 0;
    }

    boolean endsBefore(OrderedKey key) {
        return until != null && key.compareTo(until) >= 0;
    }

    KeyRange intersect(KeyRange other) {
        OrderedKey later = from.compareTo(other.from) >= 0 ? from : other.from;
        return new KeyRange(later, earlier(until, other.until));
    }

    /** The same values where the index files them in descending order. */
    KeyRange descending() {
        OrderedKey start = until == null ? FIRST : complemented(until).afterAllWithThisPrefix();
        OrderedKey end = complemented(from).afterAllWithThisPrefix();
        return new KeyRange(start == null ? FIRST : start, end);
    }

    /** This range of values where they follow a prefix in a compound key. */
    KeyRange behind(OrderedKey prefix) {
        return new KeyRange(prefix.then(from), until == null ? prefix.afterAllWithThisPrefix() : prefix.then(until));
    }

    private static OrderedKey complemented(OrderedKey key) {
        return new OrderedKey(KeyEncoder.complement(key.bytes()));
    }

    private static @Nullable OrderedKey earlier(@Nullable OrderedKey one, @Nullable OrderedKey other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
