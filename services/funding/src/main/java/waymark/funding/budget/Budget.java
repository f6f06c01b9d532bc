package waymark.funding.budget;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import waymark.funding.budget.BudgetCommand.AdjustBudget;
import waymark.funding.budget.BudgetCommand.CommitAward;
import waymark.funding.budget.BudgetCommand.RecordBudget;
import waymark.funding.budget.BudgetCommand.ReleaseAward;
import waymark.funding.budget.BudgetCommand.SetBudget;
import waymark.funding.budget.BudgetEvent.AwardCommitted;
import waymark.funding.budget.BudgetEvent.AwardReleased;
import waymark.funding.budget.BudgetEvent.BudgetAdjusted;
import waymark.funding.budget.BudgetEvent.BudgetSet;
import waymark.funding.budget.BudgetRefusal.AgreementOvertaken;
import waymark.funding.budget.BudgetRefusal.BelowCommitted;
import waymark.funding.budget.BudgetRefusal.BudgetAlreadySet;
import waymark.funding.budget.BudgetRefusal.BudgetShort;
import waymark.funding.budget.BudgetRefusal.NoBudget;
import waymark.funding.budget.BudgetRefusal.YearTooFar;
import waymark.funding.money.FinancialYear;
import waymark.funding.money.Pounds;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.AuthorityOwned;
import waymark.platform.time.London;

/**
 * The inclusion fund of one authority in one financial year. It is set once and may be adjusted, never below what is
 * committed. Whatever a panel agrees is laid aside here before it is awarded, so two panels that sit at the same time
 * can't spend the same pound; what is declined after all is given back. An application has at most one commitment.
 */
@Aggregate(snapshotTriggerDefinition = "everyFifty")
class Budget extends AuthorityOwned {

    private static final int YEARS_AHEAD = 2;

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String budgetId;

    private int financialYear;
    private @Nullable Pounds amount;
    private Pounds committed = Pounds.ZERO;
    private final Map<String, Commitment> commitments = new HashMap<>();
    private final Set<String> released = new HashSet<>();

    private record Commitment(int agreement, Pounds amount) {}

    Budget() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SetBudget command, Clock clock) {
        if (amount == null) {
            set(command.budgetId(), command.la(), command.financialYear(), command.amount(), clock);
        } else if (!command.amount().equals(amount)) {
            throw new RefusedException(new BudgetAlreadySet(year()));
        }
    }

    @CommandHandler
    void decide(AdjustBudget command, Clock clock) {
        adjust(command.budgetId(), command.amount(), clock);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordBudget command, Clock clock) {
        if (amount == null) {
            set(command.budgetId(), command.la(), command.financialYear(), command.amount(), clock);
        } else {
            adjust(command.budgetId(), command.amount(), clock);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(CommitAward command) {
        if (amount == null) {
            throw new RefusedException(new NoBudget(FinancialYear.of(command.on())));
        }
        var before = commitments.get(command.applicationId());
        var wanted = new Commitment(command.agreement(), command.amount());
        if (wanted.equals(before)) {
            return;
        }
        if (released.contains(command.applicationId())
                || (before != null && before.agreement() >= command.agreement())) {
            throw new RefusedException(new AgreementOvertaken());
        }
        var others = before == null ? committed : committed.minus(before.amount());
        var total = others.plus(command.amount());
        if (total.isMoreThan(amount)) {
            throw new RefusedException(new BudgetShort(year(), amount.minus(others)));
        }
        apply(new AwardCommitted(
                command.budgetId(),
                command.applicationId(),
                command.agreement(),
                command.amount().amount(),
                total.amount(),
                command.on()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ReleaseAward command) {
        // Without a budget nothing was laid aside, and nothing can be: the agreement it would be for is decided.
        if (amount == null || released.contains(command.applicationId())) {
            return;
        }
        var before = commitments.get(command.applicationId());
        var total = before == null ? committed : committed.minus(before.amount());
        apply(new AwardReleased(command.budgetId(), command.applicationId(), total.amount(), command.on()));
    }

    @EventSourcingHandler
    void evolve(BudgetEvent event) {
        switch (event) {
            case BudgetSet it -> {
                belongTo(it.la());
                budgetId = it.budgetId();
                financialYear = it.financialYear();
                amount = new Pounds(it.amount());
            }
            case BudgetAdjusted it -> amount = new Pounds(it.amount());
            case AwardCommitted it -> {
                commitments.put(it.applicationId(), new Commitment(it.agreement(), new Pounds(it.amount())));
                committed = new Pounds(it.committed());
            }
            case AwardReleased it -> {
                commitments.remove(it.applicationId());
                released.add(it.applicationId());
                committed = new Pounds(it.committed());
            }
        }
    }

    private static void set(String id, String la, int startYear, Pounds amount, Clock clock) {
        var year = new FinancialYear(startYear);
        var last = new FinancialYear(FinancialYear.of(London.today(clock)).startYear() + YEARS_AHEAD);
        if (startYear > last.startYear()) {
            throw new RefusedException(new YearTooFar(last));
        }
        apply(new BudgetSet(id, la, startYear, amount.amount(), year.firstDay()));
    }

    private void adjust(String id, Pounds to, Clock clock) {
        if (to.equals(amount)) {
            return;
        }
        if (committed.isMoreThan(to)) {
            throw new RefusedException(new BelowCommitted(committed));
        }
        apply(new BudgetAdjusted(id, financialYear, to.amount(), year().nearest(London.today(clock))));
    }

    private FinancialYear year() {
        return new FinancialYear(financialYear);
    }
}
