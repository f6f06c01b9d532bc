package waymark.evidence.measure;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which figure is asked for.
 *
 * @param code of the measure
 * @param asAt the date the figure is for, and the last day of its period
 * @param knownAt only facts recorded up to here count; absent for everything known
 */
public record FigureQuery(
        String code, LocalDate asAt, @Nullable Instant knownAt, Filter filter) {

    public static FigureQuery of(String code, LocalDate asAt) {
        return new FigureQuery(code, asAt, null, Filter.NONE);
    }
}
