package waymark.platform.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import waymark.platform.security.Caller;

/**
 * A CSV file: UTF-8, commas, one header row with exactly the columns of {@link #columns()} in any order. A format says
 * how one row is read; a row with any problem is reported and not passed on.
 */
public abstract class CsvFormat<R> implements ImportFormat<R> {

    private final Clock clock;

    protected CsvFormat(Clock clock) {
        this.clock = clock;
    }

    /** Reads one row; the getters of {@link CsvRow} report what is wrong by themselves. */
    protected abstract R row(CsvRow row);

    @Override
    public final String mediaType() {
        return "text/csv";
    }

    @Override
    public final void read(InputStream file, Caller caller, Rows<R> rows) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var reader = new ByteOrderMark(new InputStreamReader(file, decoder));
        int number = 1;
        try (var csv = CsvReader.builder()
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .ofCsvRecord(reader)) {
            var records = csv.iterator();
            var positions = header(records, rows);
            while (!positions.isEmpty() && records.hasNext()) {
                number++;
                read(records.next(), number, positions, rows);
            }
        } catch (CsvParseException | UncheckedIOException e) {
            rows.problem(number + 1, "", code(e), expected(e));
        } catch (CharacterCodingException e) {
            rows.problem(number + 1, "", code(e), expected(e));
        }
    }

    private void read(CsvRecord csv, int number, Map<String, Integer> positions, Rows<R> rows) {
        if (isBlank(csv)) {
            return;
        }
        if (csv.getFieldCount() != positions.size()) {
            rows.problem(
                    number,
                    "",
                    "import/cells",
                    "A row of " + positions.size() + " cells; text with commas must stand in double quotes.");
            return;
        }
        var row = new CsvRow(csv, number, positions, clock, rows);
        row.refuseFormulas();
        var read = row(row);
        if (!row.hasProblems()) {
            rows.row(number, read);
        }
    }

    private Map<String, Integer> header(Iterator<CsvRecord> records, Problems problems) {
        var expected = columns().stream().map(Column::name).toList();
        List<String> found = records.hasNext() ? records.next().getFields() : List.of();
        var positions = new HashMap<String, Integer>();
        var wrong = new ArrayList<String>();
        for (int i = 0; i < found.size(); i++) {
            var name = found.get(i).strip();
            if (!expected.contains(name) || positions.putIfAbsent(name, i) != null) {
                wrong.add("column " + (i + 1));
            }
        }
        wrong.forEach(column -> problems.problem(
                1, column, "import/header", "A name of this format, once: " + String.join(", ", expected) + "."));
        var missing =
                expected.stream().filter(name -> !positions.containsKey(name)).toList();
        missing.forEach(name -> problems.problem(1, name, "import/header", "This column is missing from the header."));
        return wrong.isEmpty() && missing.isEmpty() ? positions : Map.of();
    }

    private static boolean isBlank(CsvRecord csv) {
        return csv.getFieldCount() == 1 && csv.getField(0).isBlank();
    }

    private static boolean isEncoding(Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return true;
            }
        }
        return false;
    }

    private static String code(Throwable error) {
        return isEncoding(error) ? "import/encoding" : "import/malformed";
    }

    private static String expected(Throwable error) {
        return isEncoding(error)
                ? "Text in UTF-8: save the file again as \"CSV UTF-8\". Reading stopped about here."
                : "Well-formed CSV: a quote that is opened must be closed. Reading stopped here.";
    }
}
