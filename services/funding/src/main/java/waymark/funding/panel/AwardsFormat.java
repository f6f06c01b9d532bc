package waymark.funding.panel;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import waymark.funding.application.FundingCommand.ConfirmAward;
import waymark.funding.application.FundingCommand.PayAward;
import waymark.funding.application.FundingCommand.RecordApplication;
import waymark.funding.application.FundingQueries;
import waymark.funding.budget.BudgetCommand.CommitAward;
import waymark.funding.budget.BudgetPositions;
import waymark.funding.directory.Directory;
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
    private final FundingQueries applications;
    private final References references;

    AwardsFormat(
            Clock clock,
            Directory directory,
            BudgetPositions budgets,
            FundingQueries applications,
            References references) {
        super(clock);
        this.applications = applications;
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
    public Check<AwardRow> check(Caller caller) {
        return new AwardsCheck(TenantScope.ofAuthority(caller.la()), ids(caller), directory, budgets, applications);
    }

    @Override
    public List<Object> commands(AwardRow row, Caller caller) {
        var ids = ids(caller);
        var id = ids.application(row);
        var outcome = row.outcome();
        var commands = new ArrayList<Object>();
        commands.add(new RecordApplication(
                id,
                caller.la(),
                ids.child(row),
                ids.setting(row),
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

    private AwardIds ids(Caller caller) {
        return new AwardIds(references, caller.la());
    }
}
