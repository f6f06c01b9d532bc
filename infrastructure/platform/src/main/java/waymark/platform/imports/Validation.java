package waymark.platform.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import waymark.platform.imports.Fingerprints.Print;
import waymark.platform.imports.Import.RowProblem;
import waymark.platform.imports.ImportFormat.Numbered;
import waymark.platform.security.Caller;

/** The first reading: is the file in order, and what would it change? */
final class Validation<R> implements ImportFormat.Rows<R> {

    static final int CHUNK = 500;

    private final String id;
    private final ImportFormat<R> format;
    private final Caller caller;
    private final Fingerprints fingerprints;
    private final ImportRecords records;
    private final Rehearsal rehearsal;
    private final ImportFormat.Check<R> check;
    private final Counts counts = new Counts();
    private final KeySet keys = new KeySet();
    private final List<Numbered<R>> chunk = new ArrayList<>(CHUNK);
    private final Map<String, List<Numbered<R>>> lanes = new LinkedHashMap<>();
    private int lastWrongRow;
    private boolean checking;

    Validation(
            String id,
            ImportFormat<R> format,
            Caller caller,
            Fingerprints fingerprints,
            ImportRecords records,
            Rehearsal rehearsal) {
        this.id = id;
        this.format = format;
        this.caller = caller;
        this.fingerprints = fingerprints;
        this.records = records;
        this.rehearsal = rehearsal;
        this.check = format.check(caller);
    }

    @Override
    public void row(int number, R row) {
        counts.rows.increment();
        chunk.add(new Numbered<>(number, row));
        if (chunk.size() == CHUNK) {
            flush();
        }
    }

    @Override
    public void problem(int row, String column, String code, String expected) {
        if (!checking && row > 1 && row != lastWrongRow) {
            // A row that could not be read at all was never passed on, but is a row all the same.
            counts.rows.increment();
            lastWrongRow = row;
        }
        counts.problems.increment();
        int number = counts.problems.intValue();
        if (number <= ImportRecords.PROBLEMS_KEPT) {
            records.keep(id, number, new RowProblem(row, column, code, expected));
        }
    }

    Counts end() {
        flush();
        checking = true;
        rehearse();
        if (counts.rows.sum() == 0 && counts.problems.sum() == 0) {
            problem(1, "", "import/empty", "At least one row below the header.");
        }
        return counts;
    }

    private void flush() {
        checking = true;
        var wrong = new HashSet<Integer>();
        ImportFormat.Problems found = (row, column, code, expected) -> {
            wrong.add(row);
            problem(row, column, code, expected);
        };
        var changes = new ArrayList<Numbered<R>>();
        var unchanged = new ArrayList<Numbered<R>>();
        classify(changes, unchanged);
        check.unchanged(unchanged, found);
        check.rows(changes, found);
        for (var numbered : changes) {
            if (!wrong.contains(numbered.number())) {
                lanes.computeIfAbsent(format.lane(numbered.row()), lane -> new ArrayList<>())
                        .add(numbered);
            }
        }
        if (!format.buildsOnEarlierRows()) {
            rehearse();
        }
        records.count(id, counts.ofValidation());
        chunk.clear();
        checking = false;
    }

    private void rehearse() {
        lanes.values().forEach(lane -> rehearsal.of(lane, format, caller, this));
        lanes.clear();
    }

    /** Repeated rows are reported, and neither. */
    private void classify(List<Numbered<R>> changes, List<Numbered<R>> unchanged) {
        var rows = new LinkedHashMap<Print, Numbered<R>>();
        for (var numbered : chunk) {
            var print = fingerprints.of(format.kind(), caller.la(), format.key(numbered.row()), numbered.row());
            if (keys.add(print.key())) {
                rows.put(print, numbered);
            } else {
                problem(numbered.number(), "", "import/duplicate", "Each subject once: leave out the repeated row.");
            }
        }
        var known = fingerprints.known(rows.keySet());
        rows.forEach((print, numbered) ->
                (isChange(known.get(print.key()), print.content()) ? changes : unchanged).add(numbered));
    }

    /** False where the row was imported before as it is. */
    private boolean isChange(@Nullable String before, String now) {
        if (now.equals(before)) {
            counts.unchanged.increment();
            return false;
        }
        (before == null ? counts.added : counts.changed).increment();
        return true;
    }
}
