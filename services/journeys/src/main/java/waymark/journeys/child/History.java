package waymark.journeys.child;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was true from which day on. Facts arrive in any order: a late headcount says something about a day before
 * others already known, so what was known of the days after it is stated again where the late fact would hide it.
 */
final class History<V> {

    private final NavigableMap<LocalDate, V> from = new TreeMap<>();

    /** Absent before the first fact. */
    @Nullable
    V on(LocalDate day) {
        var entry = from.floorEntry(day);
        return entry == null ? null : entry.getValue();
    }

    @Nullable
    V latest() {
        return from.isEmpty() ? null : from.lastEntry().getValue();
    }

    void set(LocalDate day, V value) {
        from.put(day, value);
    }

    /** Somebody looked on this day and found what was known. */
    void confirm(LocalDate day) {
        var known = from.floorEntry(day);
        if (known != null) {
            from.put(day, known.getValue());
        }
    }

    /** The events that make {@code value} true from {@code day} and leave every later known day as it was. */
    <E> List<E> revise(LocalDate day, V value, Transition<V, E> transition) {
        var before = on(day);
        if (value.equals(before)) {
            return List.of();
        }
        List<E> events = new ArrayList<>(transition.events(before, value, day));
        var next = from.higherEntry(day);
        if (next != null) {
            var needed = new ArrayList<>(transition.events(value, next.getValue(), next.getKey()));
            needed.removeAll(transition.events(before, next.getValue(), next.getKey()));
            events.addAll(needed);
        }
        return events;
    }

    /** Which events say that one value follows another; none where they are equal. */
    interface Transition<V, E> {
        List<E> events(@Nullable V before, V after, LocalDate day);
    }
}
