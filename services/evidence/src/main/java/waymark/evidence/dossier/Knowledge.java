package waymark.evidence.dossier;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which facts count.
 *
 * @param at recorded up to this instant; absent for no limit
 * @param positions recorded up to this position of each source's log; absent for no limit, and a source that is not in
 *     the map counts for nothing
 */
public record Knowledge(@Nullable Instant at, @Nullable Map<String, Long> positions) {

    /** Everything that has arrived. */
    public static final Knowledge ALL = new Knowledge(null, null);

    public Knowledge {
        positions = positions == null ? null : Map.copyOf(positions);
    }

    public static Knowledge at(@Nullable Instant instant) {
        return new Knowledge(instant, null);
    }

    public boolean includes(Fact fact) {
        return (at == null || !fact.recorded().isAfter(at))
                && (positions == null || fact.position() <= positions.getOrDefault(fact.source(), -1L));
    }
}
