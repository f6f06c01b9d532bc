package waymark.journeys.support;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import waymark.journeys.support.SupportCommand.OpenCycle;
import waymark.journeys.support.SupportCommand.PlanCycle;
import waymark.journeys.support.SupportCommand.Planned;
import waymark.journeys.support.SupportCommand.RecordCycle;
import waymark.journeys.support.SupportCommand.ReviewCycle;
import waymark.journeys.support.SupportCommand.Reviewed;
import waymark.journeys.support.SupportEvent.CycleEvent;
import waymark.journeys.support.SupportEvent.SupportCycleOpened;
import waymark.journeys.support.SupportEvent.SupportCyclePlanned;
import waymark.journeys.support.SupportEvent.SupportCycleReviewed;
import waymark.journeys.support.SupportRefusal.AlreadyReviewed;
import waymark.journeys.support.SupportRefusal.DateInFuture;
import waymark.journeys.support.SupportRefusal.DatesOutOfOrder;
import waymark.journeys.support.SupportRefusal.NotPlanned;
import waymark.journeys.support.SupportRefusal.OfAnotherChild;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.AuthorityOwned;
import waymark.platform.time.London;

/**
 * One round of assess, plan, do and review at a setting. It opens when the setting looks closely at what the child
 * needs, is planned with the parents, may be planned anew while it runs, and ends with its review, once. Then either
 * the needs are met, or the next cycle opens, or more specialist help is asked for.
 */
@Aggregate
class SupportCycle extends AuthorityOwned {

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable SupportCycleOpened opened;
    private @Nullable SupportCyclePlanned plan;
    private @Nullable SupportCycleReviewed review;

    SupportCycle() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(OpenCycle command, Clock clock) {
        past(command.openedOn(), "openedOn", clock);
        open(new SupportCycleOpened(
                command.id(),
                command.childId(),
                command.la(),
                command.settingId(),
                command.number(),
                command.openedOn()));
    }

    @CommandHandler
    void decide(PlanCycle command, Clock clock) {
        plan(command.planned(), clock);
    }

    @CommandHandler
    void decide(ReviewCycle command, Clock clock) {
        review(command.reviewed(), clock);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordCycle command, Clock clock) {
        decide(
                new OpenCycle(
                        command.id(),
                        command.childId(),
                        command.la(),
                        command.settingId(),
                        command.number(),
                        command.openedOn()),
                clock);
        if (command.planned() != null) {
            plan(command.planned(), clock);
        }
        if (command.reviewed() != null) {
            review(command.reviewed(), clock);
        }
    }

    private void open(SupportCycleOpened asked) {
        if (opened == null) {
            apply(asked);
        } else if (!isSame(opened, asked)) {
            throw new RefusedException(new OfAnotherChild());
        }
    }

    /** Whoever tells of a cycle again may count the child's cycles otherwise. */
    private static boolean isSame(SupportCycleOpened known, SupportCycleOpened told) {
        return known.childId().equals(told.childId())
                && known.settingId().equals(told.settingId())
                && known.effective().equals(told.effective());
    }

    private void plan(Planned planned, Clock clock) {
        past(planned.plannedOn(), "plannedOn", clock);
        var cycle = cycle();
        inOrder(cycle.effective(), planned.plannedOn(), "plannedOn");
        inOrder(planned.plannedOn(), planned.reviewDueOn(), "reviewDueOn");
        var view = given(planned.parentsView());
        var event = new SupportCyclePlanned(
                cycle.cycleId(), cycle.childId(), planned.reviewDueOn(), view != null, view, planned.plannedOn());
        if (event.equals(plan)) {
            return;
        }
        if (review != null) {
            throw new RefusedException(new AlreadyReviewed());
        }
        apply(event);
    }

    private void review(Reviewed reviewed, Clock clock) {
        past(reviewed.reviewedOn(), "reviewedOn", clock);
        if (plan == null) {
            throw new RefusedException(new NotPlanned());
        }
        inOrder(plan.effective(), reviewed.reviewedOn(), "reviewedOn");
        var view = given(reviewed.parentsView());
        var event = new SupportCycleReviewed(
                plan.cycleId(),
                plan.childId(),
                reviewed.outcome(),
                view != null || plan.parentsViewRecorded(),
                view,
                reviewed.reviewedOn());
        if (event.equals(review)) {
            return;
        }
        if (review != null) {
            throw new RefusedException(new AlreadyReviewed());
        }
        apply(event);
    }

    private SupportCycleOpened cycle() {
        if (opened == null) {
            throw new IllegalStateException("A cycle is opened before anything else.");
        }
        return opened;
    }

    private static @Nullable String given(@Nullable String view) {
        return view == null || view.isBlank() ? null : view.strip();
    }

    private static void past(LocalDate day, String field, Clock clock) {
        if (day.isAfter(London.today(clock))) {
            throw new RefusedException(new DateInFuture(field));
        }
    }

    private static void inOrder(LocalDate first, LocalDate then, String field) {
        if (then.isBefore(first)) {
            throw new RefusedException(new DatesOutOfOrder(field));
        }
    }

    @EventSourcingHandler
    void evolve(CycleEvent event) {
        switch (event) {
            case SupportCycleOpened first -> {
                id = first.cycleId();
                opened = first;
                belongTo(first.la());
            }
            case SupportCyclePlanned planned -> plan = planned;
            case SupportCycleReviewed reviewed -> review = reviewed;
        }
    }
}
