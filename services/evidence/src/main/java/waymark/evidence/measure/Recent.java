package waymark.evidence.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What was made last, kept while it is asked for: at most so many, the longest unused goes first. */
final class Recent<K, V> {

    private final Map<K, V> entries;

    Recent(int most) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** Two who ask at once may both make it; they make the same. */
    V get(K key, Supplier<V> maker) {
        synchronized (entries) {
            var known = entries.get(key);
            if (known != null) {
                return known;
            }
        }
        var made = maker.get();
        synchronized (entries) {
            entries.put(key, made);
        }
        return made;
    }
}
