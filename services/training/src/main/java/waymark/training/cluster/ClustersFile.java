package waymark.training.cluster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import waymark.platform.imports.CsvFormat;
import waymark.platform.imports.CsvRow;
import waymark.platform.privacy.References;
import waymark.platform.security.Caller;
import waymark.training.cluster.ClusterCommand.RecordMembership;
import waymark.training.directory.SettingDirectory;

/** The authority's list of clusters: one row per setting and time in a cluster. */
@Component
class ClustersFile extends CsvFormat<ClustersFile.Row> {

    private final References references;
    private final SettingDirectory settings;

    ClustersFile(References references, SettingDirectory settings, Clock clock) {
        super(clock);
        this.references = references;
        this.settings = settings;
    }

    record Row(
            String reference,
            String name,
            String settingReference,
            LocalDate joinedOn,
            @Nullable LocalDate leftOn) {}

    @Override
    public String kind() {
        return "clusters";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("cluster_reference", "The authority's own reference of the cluster", true, "C-01"),
                new Column("cluster_name", "Name of the cluster", true, "Riverside"),
                new Column("setting_reference", "The setting, as in the settings file", true, "S-0001"),
                new Column("joined_on", "First day in the cluster", true, "2022-09-01"),
                new Column("left_on", "First day outside the cluster; empty while it lasts", false, ""));
    }

    @Override
    protected Row row(CsvRow row) {
        var joinedOn = row.date("joined_on");
        var leftOn = row.dateOrNull("left_on");
        if (leftOn != null && leftOn.isBefore(joinedOn)) {
            row.problem("left_on", "import/end-before-start", "A date on or after joined_on.");
        }
        return new Row(
                row.text("cluster_reference"),
                row.text("cluster_name"),
                row.text("setting_reference"),
                joinedOn,
                leftOn);
    }

    @Override
    public Check<Row> check(Caller caller) {
        return (rows, problems) -> check(rows, caller, problems);
    }

    private void check(List<Numbered<Row>> rows, Caller caller, Problems problems) {
        var ids =
                rows.stream().map(numbered -> settingId(numbered.row(), caller)).collect(Collectors.toSet());
        var known = settings.known(caller.scope(), ids);
        for (var numbered : rows) {
            var setting = known.get(settingId(numbered.row(), caller));
            if (setting == null) {
                problems.problem(
                        numbered.number(),
                        "setting_reference",
                        "import/unknown-setting",
                        "The reference of a registered setting: import the settings first.");
            } else if (!setting.isOpenOn(numbered.row().joinedOn())) {
                problems.problem(
                        numbered.number(), "joined_on", "import/closed-setting", "A day on which the setting is open.");
            }
        }
    }

    @Override
    public String key(Row row) {
        return row.reference() + "\n" + row.settingReference() + "\n" + row.joinedOn();
    }

    @Override
    public String lane(Row row) {
        return row.reference();
    }

    @Override
    public boolean buildsOnEarlierRows() {
        return true;
    }

    @Override
    public List<Object> commands(Row row, Caller caller) {
        return List.of(new RecordMembership(
                references.idOf("cluster", caller.la(), row.reference()),
                caller.la(),
                row.name(),
                settingId(row, caller),
                row.joinedOn(),
                row.leftOn()));
    }

    private String settingId(Row row, Caller caller) {
        return references.idOf("setting", caller.la(), row.settingReference());
    }
}
