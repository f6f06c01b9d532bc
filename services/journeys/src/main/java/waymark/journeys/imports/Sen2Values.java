package waymark.journeys.imports;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import waymark.platform.imports.ImportFormat.Problems;

/** Typed values of one person of a return; what is wrong is reported by person and element. */
final class Sen2Values {

    private final int person;
    private final LocalDate today;
    private final Problems problems;
    private boolean wrong;

    Sen2Values(int person, LocalDate today, Problems problems) {
        this.person = person;
        this.today = today;
        this.problems = problems;
    }

    boolean hasProblems() {
        return wrong;
    }

    void problem(String element, String code, String expected) {
        wrong = true;
        problems.problem(person, element, "sen2/" + code, expected);
    }

    String text(XmlElement in, String element) {
        var value = in.value(element);
        if (value == null) {
            problem(element, "missing", "Expected a value.");
            return "";
        }
        return value;
    }

    @Nullable
    LocalDate dateOrNull(XmlElement in, String element) {
        var value = in.value(element);
        if (value == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(value);
            if (date.isAfter(today)) {
                problem(element, "future-date", "Expected a date up to today.");
            }
            return date;
        } catch (DateTimeParseException e) {
            problem(element, "date", "Expected a date as YYYY-MM-DD, for example 2023-09-30.");
            return null;
        }
    }

    @Nullable
    LocalDate date(XmlElement in, String element) {
        var date = dateOrNull(in, element);
        if (date == null && in.value(element) == null) {
            problem(element, "missing", "Expected a date as YYYY-MM-DD.");
        }
        return date;
    }

    boolean flag(XmlElement in, String element) {
        return switch (in.value(element)) {
            case "1", "true" -> true;
            case null -> false;
            case "0", "false" -> false;
            default -> {
                problem(element, "flag", "Expected 1 or 0.");
                yield false;
            }
        };
    }

    /** Null where absent or not one of the codes. */
    <E extends Enum<E>> @Nullable E codeOrNull(XmlElement in, String element, Class<E> codes) {
        var value = in.value(element);
        if (value == null) {
            return null;
        }
        var found = Arrays.stream(codes.getEnumConstants())
                .filter(code -> code.name().equals(value))
                .findFirst();
        if (found.isEmpty()) {
            problem(element, "code", "Expected one of " + String.join(", ", names(codes)) + ".");
        }
        return found.orElse(null);
    }

    private static <E extends Enum<E>> Iterable<String> names(Class<E> codes) {
        return Arrays.stream(codes.getEnumConstants()).map(Enum::name).toList();
    }
}
