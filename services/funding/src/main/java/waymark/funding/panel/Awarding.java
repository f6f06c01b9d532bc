package waymark.funding.panel;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import waymark.funding.application.FundingCommand.Agreement;
import waymark.funding.application.FundingCommand.ConfirmAward;
import waymark.funding.budget.BudgetCommand.CommitAward;
import waymark.funding.budget.BudgetCommand.ReleaseAward;
import waymark.funding.budget.BudgetPositions;
import waymark.funding.money.FinancialYear;
import waymark.platform.security.Caller;
import waymark.platform.web.Commands;

/** Makes an agreement an award: the budget first, then the application. Repeating it changes nothing. */
@Component
class Awarding {

    private final Commands commands;
    private final BudgetPositions budgets;

    Awarding(Commands commands, BudgetPositions budgets) {
        this.commands = commands;
        this.budgets = budgets;
    }

    /** @throws waymark.platform.refusal.RefusedException where the budget cannot bear it, or it has been overtaken */
    void complete(String applicationId, Agreement agreement, Caller author) {
        commands.send(
                new CommitAward(
                        budgetOf(author.la(), agreement.on()),
                        applicationId,
                        agreement.number(),
                        agreement.amount(),
                        agreement.on()),
                author);
        commands.send(new ConfirmAward(applicationId, agreement.number()), author);
    }

    /** What was agreed on {@code agreedOn} came to nothing on {@code on}. */
    void release(String applicationId, LocalDate agreedOn, LocalDate on, Caller author) {
        commands.send(new ReleaseAward(budgetOf(author.la(), agreedOn), applicationId, on), author);
    }

    String budgetOf(String la, LocalDate panelDay) {
        return budgets.idOf(la, FinancialYear.of(panelDay));
    }
}
