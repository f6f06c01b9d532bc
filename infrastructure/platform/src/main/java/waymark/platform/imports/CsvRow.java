package waymark.platform.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import waymark.platform.time.London;

/**
 * One row of a CSV file. Each getter reports by itself what is wrong with its cell, and then returns a harmless value
 * so that the rest of the row is looked at too; a row with problems goes no further.
 */
public final class CsvRow {

    private static final Pattern NEGATIVE = Pattern.compile("-\\d+(\\.\\d+)?");
    private static final Pattern MONEY = Pattern.compile("-?\\d{1,12}(\\.\\d{1,2})?");
    private static final int LONGEST_TEXT = 4000;

    private final CsvRecord cells;
    private final int number;
    private final Map<String, Integer> positions;
    private final Clock clock;
    private final ImportFormat.Problems problems;
    private boolean wrong;

    CsvRow(CsvRecord cells, int number, Map<String, Integer> positions, Clock clock, ImportFormat.Problems problems) {
        this.cells = cells;
        this.number = number;
        this.positions = positions;
        this.clock = clock;
        this.problems = problems;
    }

    /** The row's number in the file; the header is row 1. */
    public int number() {
        return number;
    }

    /** Reports a problem of this row; {@code expected} never repeats the value. */
    public void problem(String column, String code, String expected) {
        wrong = true;
        problems.problem(number, column, code, expected);
    }

    boolean hasProblems() {
        return wrong;
    }

    public String text(String column) {
        var text = textOrNull(column);
        return text == null ? missing(column, "") : text;
    }

    public @Nullable String textOrNull(String column) {
        var text = cell(column);
        if (text.length() > LONGEST_TEXT) {
            problem(column, "import/too-long", "At most " + LONGEST_TEXT + " characters.");
        }
        return text.isEmpty() ? null : text;
    }

    /** A day up to today. */
    public LocalDate date(String column) {
        var date = dateOrNull(column);
        return date == null ? missing(column, LocalDate.EPOCH) : date;
    }

    /** A day up to today, or an empty cell. */
    public @Nullable LocalDate dateOrNull(String column) {
        var date = dateAllowingFutureOrNull(column);
        if (date != null && date.isAfter(London.today(clock))) {
            problem(column, "import/future-date", "A date up to today.");
        }
        return date;
    }

    public LocalDate dateAllowingFuture(String column) {
        var date = dateAllowingFutureOrNull(column);
        return date == null ? missing(column, LocalDate.EPOCH) : date;
    }

    public @Nullable LocalDate dateAllowingFutureOrNull(String column) {
        var text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problem(column, "import/date", "A date as YYYY-MM-DD, for example 2024-09-30.");
            return LocalDate.EPOCH;
        }
    }

    public int integer(String column, int min, int max) {
        var text = cell(column);
        if (text.isEmpty()) {
            return missing(column, min);
        }
        if (!text.matches("-?\\d{1,9}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            problem(column, "import/number", "A whole number from " + min + " to " + max + ".");
            return min;
        }
        return Integer.parseInt(text);
    }

    /** Pounds, with two decimals. */
    public BigDecimal money(String column) {
        var amount = moneyOrNull(column);
        return amount == null ? missing(column, BigDecimal.ZERO.setScale(2, RoundingMode.UNNECESSARY)) : amount;
    }

    public @Nullable BigDecimal moneyOrNull(String column) {
        var text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!MONEY.matcher(text).matches()) {
            problem(column, "import/money", "An amount in pounds without signs, for example 1250.00.");
            return BigDecimal.ZERO.setScale(2, RoundingMode.UNNECESSARY);
        }
        return new BigDecimal(text).setScale(2, RoundingMode.UNNECESSARY);
    }

    public boolean flag(String column) {
        var text = cell(column);
        if (text.isEmpty()) {
            return missing(column, false);
        }
        if (!text.equals("Y") && !text.equals("N")) {
            problem(column, "import/flag", "Y or N.");
        }
        return text.equals("Y");
    }

    public <E extends Enum<E>> E code(String column, Class<E> codes) {
        var code = codeOrNull(column, codes);
        return code == null ? missing(column, codes.getEnumConstants()[0]) : code;
    }

    public <E extends Enum<E>> @Nullable E codeOrNull(String column, Class<E> codes) {
        var text = cell(column);
        if (text.isEmpty()) {
            return null;
        }
        for (var code : codes.getEnumConstants()) {
            if (code.name().equals(text)) {
                return code;
            }
        }
        var known = Arrays.stream(codes.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        problem(column, "import/code", "One of " + known + ".");
        return codes.getEnumConstants()[0];
    }

    /** A cell that a spreadsheet would run when the file is opened. */
    void refuseFormulas() {
        positions.forEach((column, position) -> {
            var text = cells.getField(position);
            if (!text.isEmpty()
                    && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                    && !NEGATIVE.matcher(text).matches()) {
                problem(column, "import/formula", "Text that does not start with = + - @ or a tab.");
            }
        });
    }

    private <T> T missing(String column, T harmless) {
        problem(column, "import/missing", "This cell may not be empty.");
        return harmless;
    }

    private String cell(String column) {
        var position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException("The format has no column " + column);
        }
        return cells.getField(position).strip();
    }
}
