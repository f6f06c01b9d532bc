package waymark.journeys.plan;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import waymark.events.ExceptionReason;
import waymark.events.StatutoryClock;
import waymark.journeys.plan.PlanCommand.DecideOnAssessment;
import waymark.journeys.plan.PlanCommand.DeclinePlan;
import waymark.journeys.plan.PlanCommand.IssuePlan;
import waymark.journeys.plan.PlanCommand.ReceiveRequest;
import waymark.journeys.plan.PlanCommand.RecordException;
import waymark.journeys.plan.PlanCommand.RecordReturnedCase;
import waymark.journeys.plan.PlanCommand.WithdrawRequest;
import waymark.journeys.plan.PlanEvent.AssessmentDecided;
import waymark.journeys.plan.PlanEvent.ExceptionRecorded;
import waymark.journeys.plan.PlanEvent.HistoricalCaseNoted;
import waymark.journeys.plan.PlanEvent.PlanDeclined;
import waymark.journeys.plan.PlanEvent.PlanIssued;
import waymark.journeys.plan.PlanEvent.RequestReceived;
import waymark.journeys.plan.PlanEvent.RequestWithdrawn;
import waymark.journeys.plan.PlanRefusal.AlreadyClosed;
import waymark.journeys.plan.PlanRefusal.AlreadyDecided;
import waymark.journeys.plan.PlanRefusal.DateInFuture;
import waymark.journeys.plan.PlanRefusal.DatesOutOfOrder;
import waymark.journeys.plan.PlanRefusal.ExceptionAlreadyRecorded;
import waymark.journeys.plan.PlanRefusal.NotAssessed;
import waymark.journeys.plan.PlanRefusal.NotDecided;
import waymark.journeys.plan.PlanRefusal.OfAnotherRequest;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.AuthorityOwned;
import waymark.platform.time.London;

/**
 * One request for an EHC needs assessment and what becomes of it. It begins the day the authority receives the request,
 * which starts the statutory clocks. The requester is told whether the authority will assess; after an assessment the
 * final plan is issued, or the parents are notified that there will be none; before that the request may be withdrawn.
 * Each happens once and is never rewritten, whatever mediation or the tribunal say later. Why a time limit need not be
 * met may be recorded at any time, once for each clock.
 */
@Aggregate
class EhcCase extends AuthorityOwned {

    @AggregateIdentifier
    private @Nullable String id;

    private String childId = "";
    private boolean historical;
    private @Nullable PlanEvent begun;
    private @Nullable AssessmentDecided decision;
    private @Nullable PlanEvent end;
    private final Map<StatutoryClock, ExceptionReason> exceptions = new EnumMap<>(StatutoryClock.class);

    EhcCase() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ReceiveRequest command, Clock clock) {
        past(command.receivedOn(), "receivedOn", clock);
        var event = new RequestReceived(
                command.caseId(), command.childId(), command.la(), command.source(), command.receivedOn());
        if (begun == null) {
            apply(event);
        } else if (!event.equals(begun)) {
            throw new RefusedException(new OfAnotherRequest());
        }
    }

    @CommandHandler
    void decide(DecideOnAssessment command, Clock clock) {
        past(command.notifiedOn(), "notifiedOn", clock);
        var event = new AssessmentDecided(command.caseId(), childId, command.willAssess(), command.notifiedOn());
        if (event.equals(decision)) {
            return;
        }
        if (decision != null) {
            throw new RefusedException(new AlreadyDecided());
        }
        stillOpen();
        inOrder(received(), command.notifiedOn(), "notifiedOn");
        apply(event);
    }

    @CommandHandler
    void decide(IssuePlan command, Clock clock) {
        past(command.issuedOn(), "issuedOn", clock);
        conclude(new PlanIssued(command.caseId(), childId, command.issuedOn()), "issuedOn");
    }

    @CommandHandler
    void decide(DeclinePlan command, Clock clock) {
        past(command.notifiedOn(), "notifiedOn", clock);
        conclude(new PlanDeclined(command.caseId(), childId, command.notifiedOn()), "notifiedOn");
    }

    @CommandHandler
    void decide(WithdrawRequest command, Clock clock) {
        past(command.withdrawnOn(), "withdrawnOn", clock);
        var event = new RequestWithdrawn(command.caseId(), childId, command.withdrawnOn());
        if (event.equals(end)) {
            return;
        }
        stillOpen();
        inOrder(lastStep(), command.withdrawnOn(), "withdrawnOn");
        apply(event);
    }

    @CommandHandler
    void decide(RecordException command, Clock clock) {
        past(command.recordedOn(), "recordedOn", clock);
        inOrder(received(), command.recordedOn(), "recordedOn");
        var recorded = exceptions.get(command.clock());
        if (recorded == command.reason()) {
            return;
        }
        if (recorded != null) {
            throw new RefusedException(new ExceptionAlreadyRecorded());
        }
        apply(new ExceptionRecorded(
                command.caseId(), childId, command.clock(), command.reason(), command.recordedOn()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordReturnedCase command, Clock clock) {
        var known = new Returned.Known(begun, historical, decision, end, exceptions.keySet());
        Returned.events(command, known, London.today(clock)).forEach(event -> apply(event));
    }

    private void conclude(PlanEvent event, String field) {
        if (event.equals(end)) {
            return;
        }
        stillOpen();
        if (decision == null) {
            throw new RefusedException(new NotDecided());
        }
        if (!decision.willAssess()) {
            throw new RefusedException(new NotAssessed());
        }
        inOrder(decision.effective(), event.effective(), field);
        apply(event);
    }

    private void stillOpen() {
        if (end != null || historical) {
            throw new RefusedException(new AlreadyClosed());
        }
    }

    private LocalDate received() {
        if (begun == null) {
            throw new IllegalStateException("A case begins with its request.");
        }
        return begun.effective();
    }

    private LocalDate lastStep() {
        return decision == null ? received() : decision.effective();
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
    void evolve(PlanEvent event) {
        switch (event) {
            case RequestReceived e -> begin(e.caseId(), e.childId(), e.la(), e, false);
            case HistoricalCaseNoted e -> begin(e.caseId(), e.childId(), e.la(), e, true);
            case AssessmentDecided e -> decision = e;
            case PlanIssued e -> end = e;
            case PlanDeclined e -> end = e;
            case RequestWithdrawn e -> end = e;
            case ExceptionRecorded e -> exceptions.put(e.clock(), e.reason());
        }
    }

    private void begin(String caseId, String child, String la, PlanEvent event, boolean isHistorical) {
        id = caseId;
        childId = child;
        begun = event;
        historical = isHistorical;
        belongTo(la);
    }
}
