package waymark.evidence.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The twelve months ending on a day: as at 31 December, the calendar year.
 *
 * @param from first day
 * @param to last day, the as-at date
 */
public record Period(LocalDate from, LocalDate to) {

    static final int MONTHS_OF_A_TREND = 24;

    public static Period endingOn(LocalDate asAt) {
        return new Period(asAt.plusDays(1).minusYears(1), asAt);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The last 24 month ends up to a day, oldest first. */
    static List<LocalDate> monthEnds(LocalDate asAt) {
        var next = asAt.plusDays(1).withDayOfMonth(1);
        return IntStream.range(0, MONTHS_OF_A_TREND)
                .mapToObj(i -> next.minusMonths(MONTHS_OF_A_TREND - 1L - i).minusDays(1))
                .toList();
    }
}
