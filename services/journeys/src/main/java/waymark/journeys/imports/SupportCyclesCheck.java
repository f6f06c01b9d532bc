package waymark.journeys.imports;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import waymark.journeys.child.KnownChildren;
import waymark.journeys.directory.SettingDirectory;
import waymark.platform.imports.ImportFormat.Check;
import waymark.platform.imports.ImportFormat.Numbered;
import waymark.platform.imports.ImportFormat.Problems;
import waymark.platform.imports.KeySet;

/** The check of one file of support cycles: children and settings are known, and a child's cycles numbered apart. */
final class SupportCyclesCheck implements Check<CycleRow> {

    private final ChildFileIds ids;
    private final KnownChildren known;
    private final SettingDirectory settings;
    private final KeySet numbers = new KeySet();

    SupportCyclesCheck(ChildFileIds ids, KnownChildren known, SettingDirectory settings) {
        this.ids = ids;
        this.known = known;
        this.settings = settings;
    }

    @Override
    public void rows(List<Numbered<CycleRow>> rows, Problems problems) {
        var children = known.known(ids.la(), ids(rows, row -> ids.child(row.childReference())));
        var directory = settings.of(ids.la(), ids(rows, row -> ids.setting(row.settingReference())));
        for (var numbered : rows) {
            var row = numbered.row();
            if (!children.contains(ids.child(row.childReference()))) {
                problems.problem(
                        numbered.number(),
                        "child_reference",
                        "cycles/child-unknown",
                        "Expected the reference of a known child. Import the headcounts first.");
            }
            var listing = directory.get(ids.setting(row.settingReference()));
            if (listing == null || !listing.isOpenOn(row.openedOn())) {
                problems.problem(
                        numbered.number(),
                        "setting_reference",
                        "cycles/setting-not-open",
                        "Expected the reference of a setting that was open on the day the cycle began.");
            }
            checkNumber(numbered, problems);
        }
    }

    @Override
    public void unchanged(List<Numbered<CycleRow>> rows, Problems problems) {
        rows.forEach(numbered -> checkNumber(numbered, problems));
    }

    private void checkNumber(Numbered<CycleRow> numbered, Problems problems) {
        var row = numbered.row();
        if (!numbers.add(ids.told("cycle number", row.childReference() + " " + row.number()))) {
            problems.problem(
                    numbered.number(),
                    "cycle_number",
                    "cycles/number-twice",
                    "Expected each of the child's cycles in the file to have a number of its own.");
        }
    }

    private static Set<String> ids(List<Numbered<CycleRow>> rows, Function<CycleRow, String> id) {
        return rows.stream().map(numbered -> id.apply(numbered.row())).collect(Collectors.toSet());
    }
}
