package waymark.embedded;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Reading stretches of a B-tree of the store, forwards and backwards, from one moment's state of it. */
final class KeyMap {

    private KeyMap() {}

    static <V> long entriesIn(MVMap<OrderedKey, V> map, KeyRange range) {
        if (range.isEmpty()) {
            return 0;
        }
        long end = range.until() == null ? map.sizeAsLong() : entriesBefore(map, range.until());
        return end - entriesBefore(map, range.from());
    }

    static <V> Iterator<OrderedKey> positions(
            MVMap<OrderedKey, V> map,
            KeyRange range,
            boolean descending,
            BiFunction<OrderedKey, V, OrderedKey> position) {
        Cursor<OrderedKey, V> cursor =
                descending ? map.cursor(range.until(), range.from(), true) : map.cursor(range.from(), null, false);
        return new RangeIterator<>(cursor, range, position);
    }

    private static <V> long entriesBefore(MVMap<OrderedKey, V> map, OrderedKey key) {
        long index = map.getKeyIndex(key);
        return index >= 0 ? index : -index - 1;
    }

    private static final class RangeIterator<V> implements Iterator<OrderedKey> {

        private final Cursor<OrderedKey, V> cursor;
        private final KeyRange range;
        private final BiFunction<OrderedKey, V, OrderedKey> position;
        private @Nullable OrderedKey next;

        RangeIterator(Cursor<OrderedKey, V> cursor, KeyRange range, BiFunction<OrderedKey, V, OrderedKey> position) {
            this.cursor = cursor;
            this.range = range;
            this.position = position;
            this.next = firstInRange();
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public OrderedKey next() {
            OrderedKey result = next;
            if (result == null) {
                throw new NoSuchElementException();
            }
            next = advance();
            return result;
        }

        /** Backwards the cursor begins at the range's end, which is not part of it. */
        private @Nullable OrderedKey firstInRange() {
            OrderedKey first = advance();
            return first == null && cursor.getKey() != null && range.endsBefore(cursor.getKey()) && cursor.hasNext()
                    ? advance()
                    : first;
        }

        private @Nullable OrderedKey advance() {
            if (!cursor.hasNext()) {
                return null;
            }
            OrderedKey key = cursor.next();
            boolean inside = !range.beginsAfter(key) && !range.endsBefore(key);
            return inside ? position.apply(key, cursor.getValue()) : null;
        }
    }
}
