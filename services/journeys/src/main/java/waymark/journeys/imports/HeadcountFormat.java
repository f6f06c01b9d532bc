package waymark.journeys.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.Sex;
import waymark.journeys.child.ChildCommand.RecordHeadcount;
import waymark.journeys.child.Circumstances;
import waymark.journeys.child.Ethnicity;
import waymark.journeys.child.Identity;
import waymark.journeys.child.KnownChildren;
import waymark.journeys.child.Place;
import waymark.journeys.child.Postcode;
import waymark.journeys.child.SenStatus;
import waymark.journeys.child.Upn;
import waymark.journeys.directory.SettingDirectory;
import waymark.platform.imports.CsvFormat;
import waymark.platform.imports.CsvRow;
import waymark.platform.privacy.References;
import waymark.platform.security.Caller;

/** A termly headcount: who attends where, with how many hours, and with what provision. */
@Component
class HeadcountFormat extends CsvFormat<HeadcountRow> {

    private final References references;
    private final KnownChildren known;
    private final SettingDirectory settings;

    HeadcountFormat(Clock clock, References references, KnownChildren known, SettingDirectory settings) {
        super(clock);
        this.references = references;
        this.known = known;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return "headcount";
    }

    @Override
    public List<Column> columns() {
        return HeadcountColumns.ALL;
    }

    @Override
    protected HeadcountRow row(CsvRow row) {
        var countedOn = row.date("headcount_date");
        var born = row.date("date_of_birth");
        var startedOn = row.date("start_date");
        var leftOn = row.dateOrNull("leaving_date");
        order(row, "start_date", born, startedOn, "a day on or after the date of birth");
        order(row, "start_date", startedOn, countedOn, "a day up to the headcount date");
        if (leftOn != null) {
            order(row, "leaving_date", startedOn.plusDays(1), leftOn, "a day after the start date");
        }
        return new HeadcountRow(
                countedOn,
                row.text("child_reference"),
                new Identity(row.text("surname"), row.text("forename"), born, upn(row), postcode(row)),
                row.code("sex", Sex.class),
                row.code("ethnicity", Ethnicity.class),
                row.text("setting_reference"),
                startedOn,
                leftOn,
                row.integer("funded_hours", 0, Place.MOST_HOURS),
                status(row),
                new Circumstances(row.flag("eypp"), row.flag("looked_after"), row.flag("eal"), row.flag("dla")));
    }

    private static void order(CsvRow row, String column, LocalDate first, LocalDate then, String expected) {
        var isKnown = !first.equals(LocalDate.EPOCH) && !then.equals(LocalDate.EPOCH);
        if (isKnown && then.isBefore(first)) {
            row.problem(column, "headcount/dates-out-of-order", "Expected " + expected + ".");
        }
    }

    private static @Nullable String upn(CsvRow row) {
        var upn = row.textOrNull("upn");
        if (upn != null) {
            Upn.problem(upn)
                    .ifPresent(problem ->
                            row.problem("upn", "headcount/" + problem.code(), "Expected " + problem.expected() + "."));
        }
        return upn;
    }

    private static @Nullable String postcode(CsvRow row) {
        var given = row.textOrNull("postcode");
        if (given == null) {
            return null;
        }
        var normal = Postcode.normalise(given);
        if (normal.isEmpty()) {
            row.problem("postcode", "headcount/postcode", "Expected a full UK postcode, or an empty cell.");
        }
        return normal.orElse(null);
    }

    private static SenStatus status(CsvRow row) {
        var status = new SenStatus(
                row.code("sen_provision", SenProvision.class), row.codeOrNull("primary_need", SenType.class));
        status.problem().ifPresent(refusal -> row.problem("primary_need", refusal.code(), refusal.detail()));
        return status;
    }

    @Override
    public Check<HeadcountRow> check(Caller caller) {
        return new HeadcountCheck(new ChildFileIds(references, caller.la()), known, settings);
    }

    @Override
    public String key(HeadcountRow row) {
        return row.countedOn() + " " + row.childReference();
    }

    /** A child's headcounts are recorded in the order of the file. */
    @Override
    public String lane(HeadcountRow row) {
        return row.childReference();
    }

    @Override
    public List<String> persons(HeadcountRow row, Caller caller) {
        return List.of(childId(row, caller));
    }

    private String childId(HeadcountRow row, Caller caller) {
        return references.idOf("child", caller.la(), row.childReference());
    }

    @Override
    public List<Object> commands(HeadcountRow row, Caller caller) {
        return List.of(new RecordHeadcount(
                childId(row, caller),
                caller.la(),
                row.countedOn(),
                row.identity(),
                row.sex(),
                row.ethnicity(),
                references.idOf("setting", caller.la(), row.settingReference()),
                row.startedOn(),
                row.leftOn(),
                row.fundedHours(),
                row.status(),
                row.circumstances()));
    }
}
