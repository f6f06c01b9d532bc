package waymark.training.meeting;

import java.time.Clock;
import java.util.List;
import waymark.platform.imports.CsvFormat;
import waymark.platform.imports.CsvRow;
import waymark.platform.security.Caller;

/** Reads the rows of a registers file, before they are put together meeting by meeting. Not an import by itself. */
final class RegisterRows extends CsvFormat<RegisterRow> {

    RegisterRows(Clock clock) {
        super(clock);
    }

    @Override
    public String kind() {
        return "registers";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("meeting_reference", "The authority's own reference of the meeting", true, "M-0001"),
                new Column("cluster_reference", "The cluster, as in the clusters file", true, "C-01"),
                new Column("title", "Title of the meeting", true, "Autumn meeting"),
                new Column("held_on", "Day of the meeting; all rows of a meeting stand together", true, "2024-10-08"),
                new Column("capacity", "Places at the meeting", true, "20"),
                new Column("setting_reference", "An invited setting, as in the settings file", true, "S-0001"),
                new Column("attended", "Y where its SENCO came", true, "Y"));
    }

    @Override
    protected RegisterRow row(CsvRow row) {
        return new RegisterRow(
                row.text("meeting_reference"),
                row.text("cluster_reference"),
                row.text("title"),
                row.date("held_on"),
                row.integer("capacity", 1, 500),
                row.text("setting_reference"),
                row.flag("attended"));
    }

    @Override
    public String key(RegisterRow row) {
        return row.reference() + "\n" + row.settingReference();
    }

    @Override
    public List<Object> commands(RegisterRow row, Caller caller) {
        throw new UnsupportedOperationException("A row alone is not a register");
    }
}
