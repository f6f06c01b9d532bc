package waymark.funding.budget;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import waymark.funding.budget.BudgetEvent.AwardCommitted;
import waymark.funding.budget.BudgetEvent.AwardReleased;
import waymark.funding.budget.BudgetEvent.BudgetAdjusted;
import waymark.funding.budget.BudgetEvent.BudgetSet;
import waymark.funding.money.Pounds;
import waymark.platform.log.Drafts;
import waymark.platform.log.Keeps;

/** Keeps each year's position as its last event left it. */
@Component
@ProcessingGroup("projection.budget-position")
@Keeps(BudgetPosition.class)
class BudgetPositionProjector {

    private final MongoTemplate store;
    private final Drafts<BudgetPosition> drafts;

    BudgetPositionProjector(MongoTemplate store) {
        this.store = store;
        this.drafts = new Drafts<>(store, BudgetPosition.class, BudgetPosition::version);
    }

    @EventHandler
    void on(BudgetEvent event, @SequenceNumber long sequence) {
        var before = drafts.find(event.budgetId());
        if (before != null && before.version() >= sequence) {
            return;
        }
        if (event instanceof BudgetSet set) {
            drafts.save(
                    event.budgetId(),
                    new BudgetPosition(
                            set.budgetId(),
                            set.la(),
                            set.financialYear(),
                            set.amount(),
                            Pounds.ZERO.amount(),
                            set.effective(),
                            sequence));
            return;
        }
        if (before == null) {
            throw new IllegalStateException("A budget changed before it was set: " + event.budgetId());
        }
        drafts.save(event.budgetId(), after(before, event, sequence));
    }

    @ResetHandler
    void reset() {
        store.dropCollection(BudgetPosition.class);
        BudgetPositions.ensureIndexes(store);
    }

    private static BudgetPosition after(BudgetPosition before, BudgetEvent event, long sequence) {
        return switch (event) {
            case BudgetSet ignored -> before;
            case BudgetAdjusted it -> before.adjusted(it.amount(), it.effective(), sequence);
            case AwardCommitted it -> before.committed(it.committed(), it.on(), sequence);
            case AwardReleased it -> before.committed(it.committed(), it.on(), sequence);
        };
    }
}
