package waymark.funding.budget;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import waymark.funding.money.Pounds;

/** What may be asked of a year's budget. */
public sealed interface BudgetCommand {

    @TargetAggregateIdentifier
    String budgetId();

    record SetBudget(String budgetId, String la, int financialYear, Pounds amount) implements BudgetCommand {}

    record AdjustBudget(String budgetId, Pounds amount) implements BudgetCommand {}

    /** Make the budget what the authority's file says, whether or not it was set before. */
    record RecordBudget(String budgetId, String la, int financialYear, Pounds amount) implements BudgetCommand {}

    /**
     * Lay money aside for what a panel agreed.
     *
     * @param agreement counts the panel's agreements on this application from 1; a later one takes an earlier one's place
     * @param on the day of the panel
     */
    record CommitAward(String budgetId, String applicationId, int agreement, Pounds amount, LocalDate on)
            implements BudgetCommand {}

    /** Nothing is or will be awarded for this application out of this year: give back what was laid aside. */
    record ReleaseAward(String budgetId, String applicationId, LocalDate on) implements BudgetCommand {}
}
