package waymark.platform.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import waymark.platform.imports.Fingerprints.Print;
import waymark.platform.imports.Import.RowProblem;
import waymark.platform.imports.ImportFormat.Numbered;
import waymark.platform.privacy.Keys;
import waymark.platform.security.Caller;
import waymark.platform.web.Commands;

/** The second reading, after approval: every row that is new or changed is sent, and remembered once it is stored. */
final class Commit<R> implements ImportFormat.Rows<R> {

    private final String id;
    private final ImportFormat<R> format;
    private final Caller caller;
    private final Fingerprints fingerprints;
    private final ImportRecords records;
    private final Commands commands;
    private final Keys keys;
    private final Lanes lanes;
    private final BooleanSupplier stopping;
    private final Counts counts = new Counts();
    private final ConcurrentLinkedQueue<Print> done = new ConcurrentLinkedQueue<>();
    private final List<Numbered<R>> chunk = new ArrayList<>(Validation.CHUNK);

    Commit(
            String id,
            ImportFormat<R> format,
            Caller caller,
            Fingerprints fingerprints,
            ImportRecords records,
            Commands commands,
            Keys keys,
            Lanes lanes,
            BooleanSupplier stopping) {
        this.id = id;
        this.format = format;
        this.caller = caller;
        this.fingerprints = fingerprints;
        this.records = records;
        this.commands = commands;
        this.keys = keys;
        this.lanes = lanes;
        this.stopping = stopping;
    }

    Counts run(InputStream file) throws IOException, InterruptedException {
        try {
            format.read(file, caller, this);
            flush();
        } finally {
            try {
                lanes.end();
            } finally {
                remember();
            }
        }
        return counts;
    }

    @Override
    public void row(int number, R row) {
        chunk.add(new Numbered<>(number, row));
        if (chunk.size() == Validation.CHUNK) {
            flush();
        }
    }

    @Override
    public void problem(int row, String column, String code, String expected) {
        counts.problems.increment();
        int number = counts.problems.intValue();
        if (number <= ImportRecords.PROBLEMS_KEPT) {
            records.keep(id, number, new RowProblem(row, column, code, expected));
        }
    }

    private void flush() {
        if (stopping.getAsBoolean()) {
            throw new IllegalStateException("The service is stopping");
        }
        var prints = chunk.stream()
                .map(numbered ->
                        fingerprints.of(format.kind(), caller.la(), format.key(numbered.row()), numbered.row()))
                .toList();
        var known = fingerprints.known(prints);
        var changed = IntStream.range(0, chunk.size())
                .filter(i ->
                        !prints.get(i).content().equals(known.get(prints.get(i).key())))
                .toArray();
        var persons = IntStream.of(changed)
                .mapToObj(i -> format.persons(chunk.get(i).row(), caller))
                .flatMap(List::stream)
                .toList();
        Patience.attempt(() -> keys.prepare(persons), stopping);
        for (int i : changed) {
            send(chunk.get(i), prints.get(i));
        }
        chunk.clear();
        remember();
    }

    private void send(Numbered<R> numbered, Print print) {
        try {
            lanes.add(format.lane(numbered.row()), () -> make(numbered, print));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The import was interrupted", e);
        }
    }

    private void make(Numbered<R> numbered, Print print) {
        try {
            for (var command : format.commands(numbered.row(), caller)) {
                Patience.attempt(() -> commands.send(command, caller), stopping);
            }
            counts.committed.increment();
            done.add(print);
        } catch (RuntimeException e) {
            var objection = Objection.of(e, format.columns());
            if (objection == null) {
                throw e;
            }
            refused(numbered.number(), objection);
        }
    }

    private synchronized void refused(int row, Objection objection) {
        problem(row, objection.column(), objection.code(), objection.expected());
    }

    private void remember() {
        var stored = new ArrayList<Print>();
        for (var print = done.poll(); print != null; print = done.poll()) {
            stored.add(print);
        }
        fingerprints.remember(stored);
        records.count(id, counts.ofCommit());
    }
}
