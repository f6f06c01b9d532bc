package waymark.demodata.people;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A term: funded places begin in the term after a birthday (terms count from 1 January, 1 April and 1 September), and
 * the headcount is taken once in it.
 */
public record Term(int year, Season season) {

    public enum Season {
        SPRING,
        SUMMER,
        AUTUMN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Term FIRST = new Term(2023, Season.SPRING);
    public static final Term LAST = new Term(2024, Season.AUTUMN);

    /** The six terms of the two years, in order. */
    public static List<Term> counted() {
        return IntStream.of(2023, 2024)
                .boxed()
                .flatMap(year -> Stream.of(Season.values()).map(season -> new Term(year, season)))
                .toList();
    }

    /** The first term that begins after the day. */
    static Term after(LocalDate day) {
        LocalDate april = LocalDate.of(day.getYear(), 4, 1);
        if (day.isBefore(april)) {
            return new Term(day.getYear(), Season.SUMMER);
        }
        return day.isBefore(LocalDate.of(day.getYear(), 9, 1))
                ? new Term(day.getYear(), Season.AUTUMN)
                : new Term(day.getYear() + 1, Season.SPRING);
    }

    Term next() {
        return switch (season) {
            case SPRING -> new Term(year, Season.SUMMER);
            case SUMMER -> new Term(year, Season.AUTUMN);
            case AUTUMN -> new Term(year + 1, Season.SPRING);
        };
    }

    boolean isAfter(Term other) {
        return year != other.year ? year > other.year : season.compareTo(other.season) > 0;
    }

    /** First day of attendance. */
    public LocalDate begins() {
        LocalDate earliest = switch (season) {
            case SPRING -> LocalDate.of(year, 1, 4);
            case SUMMER -> LocalDate.of(year, 4, 15);
            case AUTUMN -> LocalDate.of(year, 9, 3);
        };
        return earliest.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    /** Last day of attendance. */
    public LocalDate ends() {
        return switch (season) {
            case SPRING -> LocalDate.of(year, 3, 31);
            case SUMMER -> LocalDate.of(year, 8, 31);
            case AUTUMN -> LocalDate.of(year, 12, 20);
        };
    }

    public LocalDate headcount() {
        return switch (season) {
            case SPRING -> third(1);
            case SUMMER -> third(5);
            case AUTUMN -> LocalDate.of(year, 10, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.THURSDAY));
        };
    }

    private LocalDate third(int month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.THURSDAY));
    }
}
