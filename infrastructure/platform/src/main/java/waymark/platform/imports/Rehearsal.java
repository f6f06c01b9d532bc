package waymark.platform.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import waymark.platform.imports.ImportFormat.Numbered;
import waymark.platform.security.Caller;
import waymark.platform.web.Commands;

/**
 * Rows tried out before anything is stored, so that a file is refused whole: their commands run against the real rules
 * and the real history, one row upon the other, within a unit of work that is given up at the end. Later rows see what
 * earlier ones of the same rehearsal did.
 */
public final class Rehearsal {

    private static final String RESOURCE = "waymark.rehearsal";

    private final Commands commands;
    private final BooleanSupplier stopping;

    Rehearsal(Commands commands, BooleanSupplier stopping) {
        this.commands = commands;
        this.stopping = stopping;
    }

    /** Whether what is being handled now will be given up: nothing may be written down beside the event log. */
    public static boolean isOn() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().resources().containsKey(RESOURCE);
    }

    /** Rows of one lane, in the order of the file. */
    <R> void of(List<Numbered<R>> rows, ImportFormat<R> format, Caller caller, ImportFormat.Problems problems) {
        var found = new ArrayList<Runnable>();
        Patience.attempt(
                () -> {
                    found.clear();
                    attempt(
                            rows,
                            format,
                            caller,
                            (row, column, code, expected) ->
                                    found.add(() -> problems.problem(row, column, code, expected)));
                },
                stopping);
        found.forEach(Runnable::run);
    }

    private <R> void attempt(
            List<Numbered<R>> rows, ImportFormat<R> format, Caller caller, ImportFormat.Problems problems) {
        var unit = DefaultUnitOfWork.startAndGet(null);
        unit.resources().put(RESOURCE, true);
        try {
            for (var numbered : rows) {
                attempt(numbered, format, caller, problems);
            }
        } finally {
            unit.rollback();
        }
    }

    private <R> void attempt(
            Numbered<R> numbered, ImportFormat<R> format, Caller caller, ImportFormat.Problems problems) {
        try {
            format.commands(numbered.row(), caller).forEach(command -> commands.send(command, caller));
        } catch (RuntimeException e) {
            var objection = Objection.of(e, format.columns());
            if (objection == null) {
                throw e;
            }
            problems.problem(numbered.number(), objection.column(), objection.code(), objection.expected());
        }
    }
}
