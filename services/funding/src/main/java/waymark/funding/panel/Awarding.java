package waymark.funding.panel;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;
import waymark.funding.application.FundingCommand.Agreement;
import waymark.funding.application.FundingCommand.ConfirmAward;
import waymark.funding.application.FundingCommand.Standing;
import waymark.funding.application.FundingCommand.StateAgreement;
import waymark.funding.budget.BudgetCommand.CommitAward;
import waymark.funding.budget.BudgetCommand.ReleaseAward;
import waymark.funding.budget.BudgetPositions;
import waymark.funding.money.FinancialYear;
import waymark.platform.security.Caller;
import waymark.platform.security.Metadata;
import waymark.platform.web.Commands;

/** Makes an agreement an award: the budget first, then the application. Repeating it changes nothing. */
@Component
class Awarding {

    private final Commands commands;
    private final CommandGateway gateway;
    private final BudgetPositions budgets;

    Awarding(Commands commands, CommandGateway gateway, BudgetPositions budgets) {
        this.commands = commands;
        this.gateway = gateway;
        this.budgets = budgets;
    }

    /** How the latest agreement stands, asked of the application itself: a read model may not know yet. */
    Optional<Standing> standing(String applicationId, String la) {
        Standing answer = gateway.sendAndWait(GenericCommandMessage.asCommandMessage(new StateAgreement(applicationId))
                .withMetaData(Map.of(Metadata.LA, la)));
        return Optional.ofNullable(answer);
    }

    /** @throws waymark.platform.refusal.RefusedException where the budget cannot bear it, or it has been overtaken */
    void complete(String applicationId, Agreement agreement, Caller author) {
        var on = agreement.on();
        commands.send(
                new CommitAward(budgetOf(author.la(), on), applicationId, agreement.number(), agreement.amount(), on),
                author);
        commands.send(new ConfirmAward(applicationId, agreement.number()), author);
    }

    /** What was agreed on {@code agreedOn} came to nothing on {@code on}. */
    void release(String applicationId, LocalDate agreedOn, LocalDate on, Caller author) {
        commands.send(new ReleaseAward(budgetOf(author.la(), agreedOn), applicationId, on), author);
    }

    private String budgetOf(String la, LocalDate panelDay) {
        return budgets.idOf(la, FinancialYear.of(panelDay));
    }
}
