package waymark.evidence.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure's answer for one authority, date and state of knowledge, as this caller may see it. Page, API, CSV and pack
 * all show exactly this.
 *
 * @param knownAt only facts recorded up to here count; absent for everything known
 * @param cells the headline ({@link Cell#ALL}) first, then the breakdown
 * @param trend the headline at the last 24 month ends up to {@code asAt}, oldest first
 * @param message the finding in one sentence
 * @param version changes whenever a fact behind the authority's figures is added
 * @param smallNumbersWithheld whether counts of 1 to 5, and what would give them away, are withheld
 */
public record Figure(
        Measure measure,
        String la,
        LocalDate asAt,
        Period period,
        @Nullable Instant knownAt,
        Filter filter,
        List<Cell> cells,
        List<Point> trend,
        String message,
        String version,
        boolean smallNumbersWithheld) {

    public Figure {
        cells = List.copyOf(cells);
        trend = List.copyOf(trend);
    }

    public Cell headline() {
        return cells.getFirst();
    }
}
