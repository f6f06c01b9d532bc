package waymark.evidence.dashboard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A date as a reader gave it: in the address as {@code as-at=2023-12-31}, or typed into the three boxes of a form.
 *
 * @param name of the parameter
 * @param typed whether it came from the boxes, so that the address should be put in its short form
 * @param date absent where none was given, or it is no date
 * @param error what is wrong with it, in the reader's words
 */
record DateAsked(
        String name,
        String day,
        String month,
        String year,
        boolean typed,
        @Nullable LocalDate date,
        @Nullable String error) {

    /** {@code label} begins the sentence of an error, for example {@code As-at date}. */
    static DateAsked from(Map<String, String> parameters, String name, String label, LocalDate today) {
        var typed = parameters.containsKey(name + "-day")
                || parameters.containsKey(name + "-month")
                || parameters.containsKey(name + "-year");
        return typed ? typed(parameters, name, label, today) : written(parameters, name, label, today);
    }

    private static DateAsked written(Map<String, String> parameters, String name, String label, LocalDate today) {
        var text = parameters.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return new DateAsked(name, "", "", "", false, null, null);
        }
        try {
            var date = LocalDate.parse(text);
            return of(name, false, date, late(date, label, today));
        } catch (DateTimeParseException e) {
            return new DateAsked(name, "", "", "", false, null, label + " must be a real date, like 2023-12-31");
        }
    }

    private static DateAsked typed(Map<String, String> parameters, String name, String label, LocalDate today) {
        var day = box(parameters, name + "-day");
        var month = box(parameters, name + "-month");
        var year = box(parameters, name + "-year");
        if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
            return new DateAsked(name, "", "", "", true, null, null);
        }
        var missing = missing(day, month, year);
        if (missing != null) {
            return new DateAsked(name, day, month, year, true, null, label + " must include a " + missing);
        }
        try {
            var date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            var error = date.getYear() < 1900 ? "Year must include 4 numbers" : late(date, label, today);
            return new DateAsked(name, day, month, year, true, error == null ? date : null, error);
        } catch (NumberFormatException | DateTimeException e) {
            return new DateAsked(name, day, month, year, true, null, label + " must be a real date");
        }
    }

    private static DateAsked of(String name, boolean typed, LocalDate date, @Nullable String error) {
        return new DateAsked(
                name,
                String.valueOf(date.getDayOfMonth()),
                String.valueOf(date.getMonthValue()),
                String.valueOf(date.getYear()),
                typed,
                error == null ? date : null,
                error);
    }

    private static @Nullable String missing(String day, String month, String year) {
        if (day.isEmpty()) {
            return "day";
        }
        if (month.isEmpty()) {
            return "month";
        }
        return year.isEmpty() ? "year" : null;
    }

    private static @Nullable String late(LocalDate date, String label, LocalDate today) {
        return date.isAfter(today) ? label + " must be today or in the past" : null;
    }

    private static String box(Map<String, String> parameters, String name) {
        var text = Objects.requireNonNullElse(parameters.get(name), "").strip();
        return text.length() > 10 ? text.substring(0, 10) : text;
    }

    /** The same boxes filled with what is used where nothing was given. */
    DateAsked or(LocalDate otherwise) {
        return date == null && error == null ? of(name, typed, otherwise, null) : this;
    }
}
