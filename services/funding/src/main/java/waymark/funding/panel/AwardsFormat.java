package waymark.funding.panel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import waymark.funding.application.FundingCommand.ConfirmAward;
import waymark.funding.application.FundingCommand.PayAward;
import waymark.funding.application.FundingCommand.RecordApplication;
import waymark.funding.budget.BudgetCommand.CommitAward;
import waymark.funding.budget.BudgetPositions;
import waymark.funding.directory.Directory;
import waymark.funding.directory.KnownSetting;
import waymark.funding.money.FinancialYear;
import waymark.funding.money.Pounds;
import waymark.platform.imports.CsvFormat;
import waymark.platform.imports.CsvRow;
import waymark.platform.privacy.References;
import waymark.platform.security.Caller;
import waymark.platform.security.TenantScope;

/** The file {@code awards.csv}: one line for each application, as far as it has got. */
@Component
class AwardsFormat extends CsvFormat<AwardRow> {

    private final Directory directory;
    private final BudgetPositions budgets;
    private final References references;

    AwardsFormat(Clock clock, Directory directory, BudgetPositions budgets, References references) {
        super(clock);
        this.directory = directory;
        this.budgets = budgets;
        this.references = references;
    }

    @Override
    public String kind() {
        return "awards";
    }

    @Override
    public List<Column> columns() {
        return AwardRow.COLUMNS;
    }

    @Override
    protected AwardRow row(CsvRow row) {
        return AwardRow.read(row);
    }

    @Override
    public String key(AwardRow row) {
        return row.application();
    }

    @Override
    public void check(List<Numbered<AwardRow>> rows, Caller caller, Problems problems) {
        var scope = TenantScope.ofAuthority(caller.la());
        var settings = directory.settings(scope, ids(rows, row -> settingOf(row, caller)));
        var children = directory.children(scope, ids(rows, row -> childOf(row, caller)));
        var years = budgets.set(
                scope,
                rows.stream()
                        .flatMap(numbered -> numbered.row().yearOfAward().stream())
                        .distinct()
                        .toList());
        for (var numbered : rows) {
            var row = numbered.row();
            checkSetting(numbered, settings.get(settingOf(row, caller)), problems);
            if (!children.containsKey(childOf(row, caller))) {
                problems.problem(
                        numbered.number(),
                        AwardRow.CHILD,
                        "funding/child-unknown",
                        "A child that is known: import the headcount first, or correct the reference.");
            }
            row.yearOfAward()
                    .filter(year -> !years.contains(year))
                    .ifPresent(year -> problems.problem(
                            numbered.number(),
                            AwardRow.PANEL,
                            "funding/no-budget",
                            "A day in a financial year with a budget: import the budget of " + year + " first."));
        }
    }

    private static void checkSetting(Numbered<AwardRow> numbered, @Nullable KnownSetting setting, Problems problems) {
        if (setting == null) {
            problems.problem(
                    numbered.number(),
                    AwardRow.SETTING,
                    "funding/setting-unknown",
                    "A setting of the register: import the settings first, or correct the reference.");
        } else if (!setting.isOpenOn(numbered.row().appliedOn())) {
            problems.problem(
                    numbered.number(),
                    AwardRow.APPLIED,
                    "funding/setting-not-open",
                    "A day on which the setting was open.");
        }
    }

    private static List<String> ids(List<Numbered<AwardRow>> rows, Function<AwardRow, String> id) {
        return rows.stream()
                .map(numbered -> id.apply(numbered.row()))
                .distinct()
                .toList();
    }

    @Override
    public List<Object> commands(AwardRow row, Caller caller) {
        var id = references.idOf("application", caller.la(), row.application());
        var outcome = row.outcome();
        var commands = new ArrayList<Object>();
        commands.add(new RecordApplication(
                id,
                caller.la(),
                childOf(row, caller),
                settingOf(row, caller),
                row.requested(),
                row.appliedOn(),
                row.recommended(),
                outcome));
        if (outcome != null && outcome.awarded() != null) {
            commands.addAll(award(id, outcome.awarded(), outcome.on(), row.paidOn(), caller));
        }
        return commands;
    }

    private List<Object> award(String id, Pounds amount, LocalDate on, @Nullable LocalDate paidOn, Caller caller) {
        var commands = new ArrayList<Object>();
        var budgetId = budgets.idOf(caller.la(), FinancialYear.of(on));
        commands.add(new CommitAward(budgetId, id, 1, amount, on));
        commands.add(new ConfirmAward(id, 1));
        if (paidOn != null) {
            commands.add(new PayAward(id, paidOn));
        }
        return commands;
    }

    private String settingOf(AwardRow row, Caller caller) {
        return references.idOf("setting", caller.la(), row.setting());
    }

    private String childOf(AwardRow row, Caller caller) {
        return references.idOf("child", caller.la(), row.child());
    }
}
