package waymark.platform.imports;

import java.util.ArrayList;
import java.util.List;
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
    private final Counts counts = new Counts();
    private final KeySet keys = new KeySet();
    private final List<Numbered<R>> chunk = new ArrayList<>(CHUNK);
    private int lastWrongRow;
    private boolean checking;

    Validation(String id, ImportFormat<R> format, Caller caller, Fingerprints fingerprints, ImportRecords records) {
        this.id = id;
        this.format = format;
        this.caller = caller;
        this.fingerprints = fingerprints;
        this.records = records;
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
        format.check(List.copyOf(chunk), caller, this);
        var prints = new ArrayList<Print>(chunk.size());
        for (var numbered : chunk) {
            var print = fingerprints.of(format.kind(), caller.la(), format.key(numbered.row()), numbered.row());
            if (keys.add(print.key())) {
                prints.add(print);
            } else {
                problem(numbered.number(), "", "import/duplicate", "Each subject once: leave out the repeated row.");
            }
        }
        classify(prints);
        records.count(id, counts.ofValidation());
        chunk.clear();
        checking = false;
    }

    private void classify(List<Print> prints) {
        var known = fingerprints.known(prints);
        for (var print : prints) {
            var before = known.get(print.key());
            if (before == null) {
                counts.added.increment();
            } else if (before.equals(print.content())) {
                counts.unchanged.increment();
            } else {
                counts.changed.increment();
            }
        }
    }
}
