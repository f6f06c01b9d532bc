package waymark.settings.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import waymark.events.SettingType;
import waymark.platform.imports.CsvFormat;
import waymark.platform.imports.CsvRow;
import waymark.platform.privacy.References;
import waymark.platform.security.Caller;
import waymark.settings.register.SettingCommand.RecordSetting;

/** The authority's list of settings: one row per setting, open or closed. */
@Component
class SettingsFile extends CsvFormat<SettingsFile.Row> {

    private final References references;

    SettingsFile(References references, Clock clock) {
        super(clock);
        this.references = references;
    }

    record Row(
            String reference,
            SettingDetails details,
            LocalDate openedOn,
            @Nullable LocalDate closedOn) {}

    @Override
    public String kind() {
        return "settings";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("setting_reference", "The authority's own reference of the setting", true, "S-0001"),
                new Column(
                        "urn", "URN: six digits of a school, Ofsted's number of any other provider", false, "EY123456"),
                new Column("name", "Name of the setting", true, "Bluebell Nursery"),
                new Column("type", "Kind of setting, a code", true, "PRIVATE_NURSERY"),
                new Column("ward", "Ward the setting lies in", true, "Northfield"),
                new Column("places", "Places for children", true, "40"),
                new Column("opened_on", "First day the setting was open", true, "2019-09-02"),
                new Column("closed_on", "First day the setting was no longer open; empty while it is", false, ""));
    }

    @Override
    protected Row row(CsvRow row) {
        var type = row.code("type", SettingType.class);
        var openedOn = row.date("opened_on");
        var closedOn = row.dateOrNull("closed_on");
        if (closedOn != null && closedOn.isBefore(openedOn)) {
            row.problem("closed_on", "import/end-before-start", "A date on or after opened_on.");
        }
        return new Row(
                row.text("setting_reference"),
                new SettingDetails(
                        row.text("name"), urn(row, type), type, row.text("ward"), row.integer("places", 0, 5000)),
                openedOn,
                closedOn);
    }

    @Override
    public String key(Row row) {
        return row.reference();
    }

    @Override
    public List<Object> commands(Row row, Caller caller) {
        return List.of(new RecordSetting(
                references.idOf("setting", caller.la(), row.reference()),
                caller.la(),
                row.reference(),
                row.details(),
                row.openedOn(),
                row.closedOn()));
    }

    private static @Nullable String urn(CsvRow row, SettingType type) {
        var urn = row.textOrNull("urn");
        if (urn != null) {
            Urn.problem(urn, type)
                    .ifPresent(expected -> row.problem("urn", "import/urn", "Expected " + expected + "."));
        }
        return urn;
    }
}
