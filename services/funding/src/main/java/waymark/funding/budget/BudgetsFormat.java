package waymark.funding.budget;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import waymark.funding.budget.BudgetCommand.RecordBudget;
import waymark.funding.money.FinancialYear;
import waymark.funding.money.Pounds;
import waymark.platform.imports.CsvFormat;
import waymark.platform.imports.CsvRow;
import waymark.platform.security.Caller;

/** The file {@code budgets.csv}: one line for each financial year. */
@Component
class BudgetsFormat extends CsvFormat<BudgetsFormat.Row> {

    private static final String YEAR = "financial_year";
    private static final String AMOUNT = "amount";

    private final BudgetPositions positions;

    BudgetsFormat(Clock clock, BudgetPositions positions) {
        super(clock);
        this.positions = positions;
    }

    record Row(FinancialYear year, Pounds amount) {}

    @Override
    public String kind() {
        return "budgets";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column(YEAR, "The year whose 1 April begins the financial year", true, "2023"),
                new Column(AMOUNT, "The inclusion fund's budget in pounds", true, "250000.00"));
    }

    @Override
    protected Row row(CsvRow row) {
        var amount = row.money(AMOUNT);
        if (amount.signum() < 0) {
            row.problem(AMOUNT, "funding/amount", "An amount of 0.00 or more.");
        }
        return new Row(new FinancialYear(row.integer(YEAR, 2014, 2100)), new Pounds(amount));
    }

    @Override
    public String key(Row row) {
        return Integer.toString(row.year().startYear());
    }

    @Override
    public List<Object> commands(Row row, Caller caller) {
        return List.of(new RecordBudget(
                positions.idOf(caller.la(), row.year()), caller.la(), row.year().startYear(), row.amount()));
    }
}
