package waymark.evidence.measure;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import waymark.evidence.dossier.Kind;

/**
 * What a measure means, in words; every output carries it.
 *
 * @param code stable, kebab-case, as in addresses
 * @param subjects what the subjects behind the figure are
 * @param sourceEvents CloudEvents types it is folded from
 * @param regulation what in law or guidance it stands on, if anything
 * @param filters what it can be narrowed to
 */
public record Measure(
        String code,
        String title,
        Question question,
        Unit unit,
        Polarity polarity,
        Kind subjects,
        String definition,
        String numerator,
        String denominator,
        String exclusions,
        List<String> sourceEvents,
        String knownLimits,
        @Nullable String regulation,
        Set<Filter.Dimension> filters) {

    public Measure {
        sourceEvents = List.copyOf(sourceEvents);
        // In one order, whatever the JVM: a pack's bytes depend on it.
        filters = Collections.unmodifiableSet(new TreeSet<>(filters));
    }
}
