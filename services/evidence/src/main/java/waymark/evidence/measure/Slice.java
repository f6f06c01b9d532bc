package waymark.evidence.measure;

import java.util.Set;

/**
 * What of an area is counted: what a filter takes in and, where settings are named, only what belongs to any of them.
 *
 * @param at settings to count at; none for all
 */
record Slice(Filter filter, Set<String> at) {

    Slice {
        at = Set.copyOf(at);
    }

    static Slice of(Filter filter) {
        return new Slice(filter, Set.of());
    }

    /** Whether nothing is left out, not even what belongs to no setting. */
    boolean everything() {
        return filter.isEmpty() && at.isEmpty();
    }
}
