package waymark.evidence.measure;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import waymark.platform.consume.Completeness.Mark;

/** How far the figures know each service's history; a service nothing was heard of is absent. */
public record Freshness(SortedMap<String, Mark> sources) {

    public static Freshness of(Map<String, Mark> marks) {
        return new Freshness(java.util.Collections.unmodifiableSortedMap(new TreeMap<>(marks)));
    }

    /** Everything recorded anywhere up to here is in the figures; empty until every service was heard of. */
    public Optional<Instant> completeTo() {
        return sources.keySet().containsAll(waymark.evidence.dossier.Sources.ALL)
                ? sources.values().stream().map(Mark::time).min(Comparator.naturalOrder())
                : Optional.empty();
    }
}
