package waymark.journeys.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import waymark.events.ExceptionReason;
import waymark.events.StatutoryClock;
import waymark.journeys.plan.PlanCommand.RecordReturnedCase;
import waymark.journeys.plan.PlanCommand.ReturnedCase;
import waymark.journeys.plan.PlanEvent.AssessmentDecided;
import waymark.journeys.plan.PlanEvent.ExceptionRecorded;
import waymark.journeys.plan.PlanEvent.HistoricalCaseNoted;
import waymark.journeys.plan.PlanEvent.PlanDeclined;
import waymark.journeys.plan.PlanEvent.PlanIssued;
import waymark.journeys.plan.PlanEvent.RequestReceived;
import waymark.journeys.plan.PlanEvent.RequestWithdrawn;
import waymark.journeys.plan.PlanRefusal.DateInFuture;
import waymark.journeys.plan.PlanRefusal.DatesOutOfOrder;
import waymark.journeys.plan.PlanRefusal.OfAnotherRequest;
import waymark.journeys.plan.PlanRefusal.ReturnContradicts;
import waymark.platform.refusal.RefusedException;

/**
 * What a SEN2 return adds to what is known of a case. A return never rewrites an outcome: a decision not to assess that
 * was later overturned stays on record beside the plan that came of it.
 */
final class Returned {

    private Returned() {}

    record Known(
            @Nullable PlanEvent begun,
            boolean historical,
            @Nullable AssessmentDecided decision,
            @Nullable PlanEvent end,
            Set<StatutoryClock> excepted) {}

    static List<PlanEvent> events(RecordReturnedCase command, Known known, LocalDate today) {
        var facts = command.facts();
        inOrder(facts, today);
        List<PlanEvent> events = new ArrayList<>();
        begin(command, known, events);
        if (facts.historical() || known.historical()) {
            return events;
        }
        decide(command, known, events);
        end(command, known, events);
        var exceptedOn = facts.exceptedOn();
        if (exceptedOn != null && !known.excepted().contains(StatutoryClock.TWENTY_WEEKS)) {
            events.add(new ExceptionRecorded(
                    command.caseId(),
                    command.childId(),
                    StatutoryClock.TWENTY_WEEKS,
                    ExceptionReason.NOT_STATED,
                    exceptedOn));
        }
        return events;
    }

    private static void begin(RecordReturnedCase command, Known known, List<PlanEvent> events) {
        var facts = command.facts();
        var begun = known.begun();
        if (begun != null) {
            if (!begun.childId().equals(command.childId()) || !begun.effective().equals(facts.receivedOn())) {
                throw new RefusedException(new OfAnotherRequest());
            }
            return;
        }
        events.add(
                facts.historical()
                        ? new HistoricalCaseNoted(
                                command.caseId(), command.childId(), command.la(), facts.source(), facts.receivedOn())
                        : new RequestReceived(
                                command.caseId(), command.childId(), command.la(), facts.source(), facts.receivedOn()));
    }

    private static void decide(RecordReturnedCase command, Known known, List<PlanEvent> events) {
        var said = command.facts().decision();
        if (said == null) {
            return;
        }
        var event = new AssessmentDecided(command.caseId(), command.childId(), said.willAssess(), said.notifiedOn());
        if (known.decision() == null && known.end() == null) {
            events.add(event);
        } else if (!event.equals(known.decision())) {
            throw new RefusedException(new ReturnContradicts());
        }
    }

    private static void end(RecordReturnedCase command, Known known, List<PlanEvent> events) {
        var event = ending(command);
        if (event == null || event.equals(known.end()) || isWithdrawnTwice(event, known)) {
            return;
        }
        if (known.end() != null) {
            throw new RefusedException(new ReturnContradicts());
        }
        events.add(event);
    }

    /** A return does not say when a request was withdrawn, so its day is that of the first return that mentions it. */
    private static boolean isWithdrawnTwice(PlanEvent event, Known known) {
        return event instanceof RequestWithdrawn && known.end() instanceof RequestWithdrawn;
    }

    private static @Nullable PlanEvent ending(RecordReturnedCase command) {
        var facts = command.facts();
        if (facts.issuedOn() != null) {
            return new PlanIssued(command.caseId(), command.childId(), facts.issuedOn());
        }
        if (facts.declinedOn() != null) {
            return new PlanDeclined(command.caseId(), command.childId(), facts.declinedOn());
        }
        return facts.withdrawnOn() == null
                ? null
                : new RequestWithdrawn(command.caseId(), command.childId(), facts.withdrawnOn());
    }

    private static void inOrder(ReturnedCase facts, LocalDate today) {
        var decision = facts.decision();
        var steps = Stream.of(
                        Optional.of(facts.receivedOn()),
                        Optional.ofNullable(decision).map(PlanCommand.Decision::notifiedOn),
                        Optional.ofNullable(facts.issuedOn()),
                        Optional.ofNullable(facts.declinedOn()),
                        Optional.ofNullable(facts.withdrawnOn()))
                .flatMap(Optional::stream)
                .toList();
        if (!steps.stream().sorted().toList().equals(steps)) {
            throw new RefusedException(new DatesOutOfOrder("receivedOn"));
        }
        if (steps.getLast().isAfter(today)) {
            throw new RefusedException(new DateInFuture("receivedOn"));
        }
    }
}
