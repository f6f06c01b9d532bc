package waymark.platform.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
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
        if (counts.rows.sum() == 0 && counts.problems.sum() == 0) {
            problem(1, "", "import/empty", "At least one row below the header.");
        }
        return counts;
    }

    private void flush() {
        checking = true;
        var changes = changes();
        var wrong = new HashSet<Integer>();
        check.rows(changes, (row, column, code, expected) -> {
            wrong.add(row);
            problem(row, column, code, expected);
        });
        changes.stream()
                .filter(numbered -> !wrong.contains(numbered.number()))
                .collect(Collectors.groupingBy(
                        numbered -> format.lane(numbered.row()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(lane -> rehearsal.of(lane, format, caller, this));
        records.count(id, counts.ofValidation());
        chunk.clear();
        checking = false;
    }

    /** Rows that are new or changed; repeated ones are reported. */
    private List<Numbered<R>> changes() {
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
        var changes = new ArrayList<Numbered<R>>();
        rows.forEach((print, numbered) -> {
            if (classified(known.get(print.key()), print.content())) {
                changes.add(numbered);
            }
        });
        return changes;
    }

    /** False where the row was imported before as it is. */
    private boolean classified(@Nullable String before, String now) {
        if (now.equals(before)) {
            counts.unchanged.increment();
            return false;
        }
        (before == null ? counts.added : counts.changed).increment();
        return true;
    }
}
