package waymark.settings.senco;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import waymark.events.Qualification;
import waymark.platform.imports.CsvFormat;
import waymark.platform.imports.CsvRow;
import waymark.platform.privacy.References;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.settings.register.RegisteredSetting;
import waymark.settings.register.SettingRegister;
import waymark.settings.senco.SencoCommand.Award;
import waymark.settings.senco.SencoCommand.RecordAppointment;

/** The authority's list of SENCOs: one row per person and setting, with the person's qualification. */
@Component
class SencosFile extends CsvFormat<SencosFile.Row> {

    private final References references;
    private final SettingRegister register;

    SencosFile(References references, SettingRegister register, Clock clock) {
        super(clock);
        this.references = references;
        this.register = register;
    }

    record Row(
            String reference,
            String name,
            String settingReference,
            LocalDate startedOn,
            @Nullable LocalDate endedOn,
            boolean shared,
            @Nullable Award award) {}

    @Override
    public String kind() {
        return "sencos";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("senco_reference", "The authority's own reference of the person", true, "P-0001"),
                new Column("name", "The person's name", true, "Testsenco Oak"),
                new Column("setting_reference", "The setting, as in the settings file", true, "S-0001"),
                new Column("started_on", "First day as SENCO of the setting", true, "2022-09-01"),
                new Column("ended_on", "First day without the person; empty while it lasts", false, ""),
                new Column("shared", "Y where childminders of an agency or network share the person", true, "N"),
                new Column("qualification", "Highest qualification as a SENCO, a code", false, "LEVEL_3_EY_SENCO"),
                new Column("qualification_awarded_on", "Day of the award, with a qualification", false, "2023-03-17"));
    }

    @Override
    protected Row row(CsvRow row) {
        var startedOn = row.date("started_on");
        var endedOn = row.dateOrNull("ended_on");
        if (endedOn != null && endedOn.isBefore(startedOn)) {
            row.problem("ended_on", "import/end-before-start", "A date on or after started_on.");
        }
        return new Row(
                row.text("senco_reference"),
                row.text("name"),
                row.text("setting_reference"),
                startedOn,
                endedOn,
                row.flag("shared"),
                award(row));
    }

    @Override
    public Check<Row> check(Caller caller) {
        return (rows, problems) -> check(rows, caller, problems);
    }

    private void check(List<Numbered<Row>> rows, Caller caller, Problems problems) {
        var ids =
                rows.stream().map(numbered -> settingId(numbered.row(), caller)).collect(Collectors.toSet());
        var settings = register.known(caller.scope(), ids);
        for (var numbered : rows) {
            var row = numbered.row();
            var setting = settings.get(settingId(row, caller));
            if (setting == null) {
                problems.problem(
                        numbered.number(),
                        "setting_reference",
                        "import/unknown-setting",
                        "The reference of a registered setting: import the settings first.");
            } else {
                check(numbered.number(), row, setting, problems);
            }
        }
    }

    private static void check(int number, Row row, RegisteredSetting setting, Problems problems) {
        if (!setting.isOpenOn(row.startedOn())) {
            problems.problem(number, "started_on", "import/closed-setting", "A day on which the setting is open.");
        }
        if (row.shared() && !Appointments.mayShare(setting.type())) {
            problems.problem(number, "shared", "import/not-shared", "N: only childminders may share a SENCO.");
        }
    }

    @Override
    public String key(Row row) {
        return row.reference() + "\n" + row.settingReference() + "\n" + row.startedOn();
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
        var setting = register.one(caller.scope(), settingId(row, caller))
                .orElseThrow(() -> new NotFoundException("setting"));
        return List.of(new RecordAppointment(
                references.idOf("senco", caller.la(), row.reference()),
                caller.la(),
                row.name(),
                setting.id(),
                setting.type(),
                row.startedOn(),
                row.endedOn(),
                row.shared(),
                row.award()));
    }

    private static @Nullable Award award(CsvRow row) {
        var qualification = row.codeOrNull("qualification", Qualification.class);
        var awardedOn = row.dateOrNull("qualification_awarded_on");
        if (qualification == null && awardedOn == null) {
            return null;
        }
        if (qualification == null || awardedOn == null) {
            row.problem(
                    qualification == null ? "qualification" : "qualification_awarded_on",
                    "import/missing",
                    "A qualification and the day of its award, or neither.");
            return null;
        }
        return new Award(qualification, awardedOn);
    }

    private String settingId(Row row, Caller caller) {
        return references.idOf("setting", caller.la(), row.settingReference());
    }
}
