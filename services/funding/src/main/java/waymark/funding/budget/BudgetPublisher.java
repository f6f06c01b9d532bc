package waymark.funding.budget;

import java.util.Optional;
import org.springframework.stereotype.Component;
import waymark.events.FundingPublished;
import waymark.events.PublishedEvent;
import waymark.funding.budget.BudgetEvent.AwardCommitted;
import waymark.funding.budget.BudgetEvent.AwardReleased;
import waymark.funding.budget.BudgetEvent.BudgetAdjusted;
import waymark.funding.budget.BudgetEvent.BudgetSet;
import waymark.platform.publish.Origin;
import waymark.platform.publish.Translator;

/** Others learn how large the fund is; what it is spent on they learn from the awards. */
@Component
class BudgetPublisher implements Translator<BudgetEvent> {

    @Override
    public Class<BudgetEvent> privateEvents() {
        return BudgetEvent.class;
    }

    @Override
    public Optional<PublishedEvent> publish(BudgetEvent event, Origin origin) {
        return switch (event) {
            case BudgetSet it ->
                Optional.of(new FundingPublished.BudgetSet(
                        it.budgetId(), it.la(), it.financialYear(), it.amount(), it.effective()));
            case BudgetAdjusted it ->
                Optional.of(new FundingPublished.BudgetSet(
                        it.budgetId(), origin.la(), it.financialYear(), it.amount(), it.effective()));
            case AwardCommitted ignored -> Optional.empty();
            case AwardReleased ignored -> Optional.empty();
        };
    }
}
