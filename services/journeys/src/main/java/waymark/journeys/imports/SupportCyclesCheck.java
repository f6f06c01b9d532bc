package waymark.journeys.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import waymark.journeys.child.KnownChildren;
import waymark.journeys.directory.SettingDirectory;
import waymark.journeys.support.Cycles;
import waymark.journeys.support.Cycles.Begun;
import waymark.platform.imports.ImportFormat.Check;
import waymark.platform.imports.ImportFormat.Numbered;
import waymark.platform.imports.ImportFormat.Problems;
import waymark.platform.privacy.References;

/** The check of one file of support cycles: children and settings are known, and no cycle goes by two numbers. */
final class SupportCyclesCheck implements Check<CycleRow> {

    private final String la;
    private final References references;
    private final KnownChildren known;
    private final SettingDirectory settings;
    private final Cycles cycles;
    private final Map<Begun, Integer> inFile = new HashMap<>();

    SupportCyclesCheck(
            String la, References references, KnownChildren known, SettingDirectory settings, Cycles cycles) {
        this.la = la;
        this.references = references;
        this.known = known;
        this.settings = settings;
        this.cycles = cycles;
    }

    @Override
    public void rows(List<Numbered<CycleRow>> rows, Problems problems) {
        var children = known.known(la, ids(rows, this::childId));
        var directory = settings.of(la, ids(rows, this::settingId));
        var begun = cycles.begun(la, children);
        for (var numbered : rows) {
            var row = numbered.row();
            if (!children.contains(childId(row))) {
                problems.problem(
                        numbered.number(),
                        "child_reference",
                        "cycles/child-unknown",
                        "Expected the reference of a known child. Import the headcounts first.");
            }
            var listing = directory.get(settingId(row));
            if (listing == null || !listing.isOpenOn(row.openedOn())) {
                problems.problem(
                        numbered.number(),
                        "setting_reference",
                        "cycles/setting-not-open",
                        "Expected the reference of a setting that was open on the day the cycle began.");
            }
            checkNumber(numbered, begun, problems);
        }
    }

    private void checkNumber(Numbered<CycleRow> numbered, Map<Begun, Integer> begun, Problems problems) {
        var row = numbered.row();
        var cycle = new Begun(childId(row), settingId(row), row.openedOn());
        var before = inFile.putIfAbsent(cycle, row.number());
        int number = begun.getOrDefault(cycle, before == null ? row.number() : before);
        if (number != row.number()) {
            problems.problem(
                    numbered.number(),
                    "cycle_number",
                    "cycles/known-by-another-number",
                    "Expected " + number + ": the cycle this child began there on that day has this number already.");
        }
    }

    private Set<String> ids(List<Numbered<CycleRow>> rows, Function<CycleRow, String> id) {
        return rows.stream().map(numbered -> id.apply(numbered.row())).collect(Collectors.toSet());
    }

    private String childId(CycleRow row) {
        return references.idOf("child", la, row.childReference());
    }

    private String settingId(CycleRow row) {
        return references.idOf("setting", la, row.settingReference());
    }
}
