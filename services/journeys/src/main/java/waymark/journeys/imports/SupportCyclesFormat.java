package waymark.journeys.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import waymark.events.ReviewOutcome;
import waymark.events.SenType;
import waymark.journeys.child.KnownChildren;
import waymark.journeys.directory.SettingDirectory;
import waymark.journeys.support.SupportCommand.Planned;
import waymark.journeys.support.SupportCommand.RaiseConcern;
import waymark.journeys.support.SupportCommand.RecordCycle;
import waymark.journeys.support.SupportCommand.Reviewed;
import waymark.journeys.support.SupportIds;
import waymark.platform.imports.CsvFormat;
import waymark.platform.imports.CsvRow;
import waymark.platform.privacy.References;
import waymark.platform.security.Caller;

/** Support cycles as settings report them, one a row. */
@Component
class SupportCyclesFormat extends CsvFormat<CycleRow> {

    private static final int MOST_CYCLES = 99;

    private final References references;
    private final KnownChildren known;
    private final SettingDirectory settings;
    private final SupportIds ids;

    SupportCyclesFormat(
            Clock clock, References references, KnownChildren known, SettingDirectory settings, SupportIds ids) {
        super(clock);
        this.ids = ids;
        this.references = references;
        this.known = known;
        this.settings = settings;
    }

    @Override
    public String kind() {
        return "support-cycles";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("child_reference", "The authority's own reference of the child", true, "C00001"),
                new Column("setting_reference", "The authority's own reference of the setting", true, "S001"),
                new Column("concern_on", "Day the concern was raised", true, "2023-10-02"),
                new Column("area_of_need", "Code of the need the concern is about", true, "SLCN"),
                new Column("cycle_number", "1 for the child's first cycle", true, "1"),
                new Column("opened_on", "Day the cycle began", true, "2023-10-09"),
                new Column("planned_on", "Day the plan was made", false, "2023-10-16"),
                new Column("parents_view", "The parents' own words", false, ""),
                new Column("review_due_on", "Day the review is due; needed with a plan", false, "2024-01-08"),
                new Column("reviewed_on", "Day of the review", false, "2024-01-10"),
                new Column("review_outcome", "What the review led to; needed with a review", false, "CONTINUE"));
    }

    @Override
    protected CycleRow row(CsvRow row) {
        var concernOn = row.date("concern_on");
        var openedOn = row.date("opened_on");
        order(row, "opened_on", concernOn, openedOn);
        var planned = planned(row);
        if (planned != null) {
            order(row, "planned_on", openedOn, planned.plannedOn());
            order(row, "review_due_on", planned.plannedOn(), planned.reviewDueOn());
        }
        var reviewed = reviewed(row);
        if (reviewed != null) {
            if (planned == null) {
                row.problem("planned_on", "cycles/not-planned", "Expected the day of the plan: there is a review.");
            } else {
                order(row, "reviewed_on", planned.plannedOn(), reviewed.reviewedOn());
            }
        }
        return new CycleRow(
                row.text("child_reference"),
                row.text("setting_reference"),
                concernOn,
                row.code("area_of_need", SenType.class),
                row.integer("cycle_number", 1, MOST_CYCLES),
                openedOn,
                planned,
                reviewed);
    }

    private static @Nullable Planned planned(CsvRow row) {
        var plannedOn = row.dateOrNull("planned_on");
        var due = row.dateAllowingFutureOrNull("review_due_on");
        var view = row.textOrNull("parents_view");
        if (plannedOn == null) {
            if (due != null || view != null) {
                row.problem(
                        "planned_on", "cycles/plan-incomplete", "Expected the day of the plan that these belong to.");
            }
            return null;
        }
        if (due == null) {
            row.problem("review_due_on", "cycles/plan-incomplete", "Expected the day the review is due.");
        }
        return due == null ? null : new Planned(plannedOn, due, view);
    }

    private static @Nullable Reviewed reviewed(CsvRow row) {
        var on = row.dateOrNull("reviewed_on");
        var outcome = row.codeOrNull("review_outcome", ReviewOutcome.class);
        if ((on == null) != (outcome == null)) {
            row.problem(
                    on == null ? "reviewed_on" : "review_outcome",
                    "cycles/review-incomplete",
                    "Expected both the day of the review and its outcome, or neither.");
        }
        return on == null || outcome == null ? null : new Reviewed(on, outcome, null);
    }

    private static void order(CsvRow row, String column, LocalDate first, LocalDate then) {
        var isKnown = !first.equals(LocalDate.EPOCH) && !then.equals(LocalDate.EPOCH);
        if (isKnown && then.isBefore(first)) {
            row.problem(
                    column, "cycles/dates-out-of-order", "Expected a day on or after the step before it in the row.");
        }
    }

    @Override
    public Check<CycleRow> check(Caller caller) {
        return new SupportCyclesCheck(new ChildFileIds(references, caller.la()), known, settings);
    }

    @Override
    public String key(CycleRow row) {
        return row.childReference() + " " + row.settingReference() + " " + row.openedOn();
    }

    @Override
    public String lane(CycleRow row) {
        return row.childReference();
    }

    /** The concern is told with every cycle that came of it; telling it again changes nothing. */
    @Override
    public List<Object> commands(CycleRow row, Caller caller) {
        var fileIds = new ChildFileIds(references, caller.la());
        var child = fileIds.child(row.childReference());
        var setting = fileIds.setting(row.settingReference());
        return List.of(
                new RaiseConcern(
                        ids.concern(caller.la(), child, row.areaOfNeed(), row.concernOn()),
                        child,
                        caller.la(),
                        row.areaOfNeed(),
                        row.concernOn()),
                new RecordCycle(
                        ids.cycle(caller.la(), child, setting, row.openedOn()),
                        child,
                        caller.la(),
                        setting,
                        row.number(),
                        row.openedOn(),
                        row.planned(),
                        row.reviewed()));
    }
}
