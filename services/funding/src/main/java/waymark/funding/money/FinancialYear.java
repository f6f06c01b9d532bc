package waymark.funding.money;

import java.time.LocalDate;
import java.time.Month;

/** 1 April of {@code startYear} to 31 March of the next. */
public record FinancialYear(int startYear) {

    public static FinancialYear of(LocalDate day) {
        return new FinancialYear(day.getMonth().compareTo(Month.APRIL) >= 0 ? day.getYear() : day.getYear() - 1);
    }

    public LocalDate firstDay() {
        return LocalDate.of(startYear, Month.APRIL, 1);
    }

    public LocalDate lastDay() {
        return LocalDate.of(startYear + 1, Month.MARCH, 31);
    }

    public boolean holds(LocalDate day) {
        return !day.isBefore(firstDay()) && !day.isAfter(lastDay());
    }

    /** The day itself, or the year's first or last where it lies outside. */
    public LocalDate nearest(LocalDate day) {
        if (day.isBefore(firstDay())) {
            return firstDay();
        }
        return day.isAfter(lastDay()) ? lastDay() : day;
    }

    /** As people write it: {@code 2023-24}. */
    @Override
    public String toString() {
        return "%d-%02d".formatted(startYear, (startYear + 1) % 100);
    }
}
