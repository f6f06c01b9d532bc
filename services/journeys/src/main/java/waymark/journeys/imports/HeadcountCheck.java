package waymark.journeys.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import waymark.journeys.child.KnownChildren;
import waymark.journeys.directory.SettingDirectory;
import waymark.platform.imports.ImportFormat.Check;
import waymark.platform.imports.ImportFormat.Numbered;
import waymark.platform.imports.ImportFormat.Problems;
import waymark.platform.privacy.References;

/** The check of one headcount: settings are known and open, and a UPN is one child's, also within the file. */
final class HeadcountCheck implements Check<HeadcountRow> {

    private final String la;
    private final References references;
    private final KnownChildren known;
    private final SettingDirectory settings;
    private final Map<String, String> inFile = new HashMap<>();

    HeadcountCheck(String la, References references, KnownChildren known, SettingDirectory settings) {
        this.la = la;
        this.references = references;
        this.known = known;
        this.settings = settings;
    }

    @Override
    public void rows(List<Numbered<HeadcountRow>> rows, Problems problems) {
        var directory = settings.of(
                la, rows.stream().map(numbered -> settingId(numbered.row())).collect(Collectors.toSet()));
        var holders = known.holders(
                la,
                rows.stream()
                        .map(numbered -> numbered.row().identity().upn())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        for (var numbered : rows) {
            var listing = directory.get(settingId(numbered.row()));
            if (listing == null) {
                problems.problem(
                        numbered.number(),
                        "setting_reference",
                        "headcount/setting-unknown",
                        "Expected the reference of a setting of the authority. Import the settings first.");
            } else if (!listing.isOpenOn(numbered.row().startedOn())) {
                problems.problem(
                        numbered.number(),
                        "setting_reference",
                        "headcount/setting-not-open",
                        "Expected a setting that was open on the start date.");
            }
            checkUpn(numbered, holders, problems);
        }
    }

    private void checkUpn(Numbered<HeadcountRow> numbered, Map<String, String> holders, Problems problems) {
        var upn = numbered.row().identity().upn();
        if (upn == null) {
            return;
        }
        var childId = references.idOf("child", la, numbered.row().childReference());
        var holder = holders.getOrDefault(upn, childId);
        var other = Objects.requireNonNullElse(inFile.putIfAbsent(upn, childId), childId);
        if (!holder.equals(childId) || !other.equals(childId)) {
            problems.problem(
                    numbered.number(),
                    "upn",
                    "headcount/upn-of-another-child",
                    "Expected a UPN that no other child has (census rule 1520).");
        }
    }

    private String settingId(HeadcountRow row) {
        return references.idOf("setting", la, row.settingReference());
    }
}
