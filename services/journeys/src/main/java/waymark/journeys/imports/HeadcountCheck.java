package waymark.journeys.imports;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import waymark.journeys.child.KnownChildren;
import waymark.journeys.directory.SettingDirectory;
import waymark.platform.imports.ImportFormat.Check;
import waymark.platform.imports.ImportFormat.Numbered;
import waymark.platform.imports.ImportFormat.Problems;
import waymark.platform.imports.KeySet;

/** The check of one headcount: settings are known and open, and a UPN is one child's, also within the file. */
final class HeadcountCheck implements Check<HeadcountRow> {

    private final ChildFileIds ids;
    private final KnownChildren known;
    private final SettingDirectory settings;
    private final KeySet upns = new KeySet();
    private final KeySet upnsOfChildren = new KeySet();

    HeadcountCheck(ChildFileIds ids, KnownChildren known, SettingDirectory settings) {
        this.ids = ids;
        this.known = known;
        this.settings = settings;
    }

    @Override
    public void rows(List<Numbered<HeadcountRow>> rows, Problems problems) {
        var directory = settings.of(
                ids.la(),
                rows.stream()
                        .map(numbered -> ids.setting(numbered.row().settingReference()))
                        .collect(Collectors.toSet()));
        var holders = known.holders(
                ids.la(),
                rows.stream()
                        .map(numbered -> numbered.row().identity().upn())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        for (var numbered : rows) {
            var listing = directory.get(ids.setting(numbered.row().settingReference()));
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
        var childId = ids.child(numbered.row().childReference());
        var isNew = upns.add(ids.told("upn", upn));
        var isSame = !upnsOfChildren.add(ids.told("upn of child", upn + " " + childId));
        if (!holders.getOrDefault(upn, childId).equals(childId) || !(isNew || isSame)) {
            problems.problem(
                    numbered.number(),
                    "upn",
                    "headcount/upn-of-another-child",
                    "Expected a UPN that no other child has (census rule 1520).");
        }
    }
}
