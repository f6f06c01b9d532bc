package waymark.journeys.plan;

import java.util.Optional;
import org.springframework.stereotype.Component;
import waymark.events.JourneysPublished;
import waymark.events.PublishedEvent;
import waymark.journeys.plan.PlanEvent.AssessmentDecided;
import waymark.journeys.plan.PlanEvent.ExceptionRecorded;
import waymark.journeys.plan.PlanEvent.HistoricalCaseNoted;
import waymark.journeys.plan.PlanEvent.PlanDeclined;
import waymark.journeys.plan.PlanEvent.PlanIssued;
import waymark.journeys.plan.PlanEvent.RequestReceived;
import waymark.journeys.plan.PlanEvent.RequestWithdrawn;
import waymark.platform.publish.Origin;
import waymark.platform.publish.Translator;

/**
 * What others hear of EHC cases. A request that a return calls historical stays here: when it was decided is not known,
 * and a clock without an end would count as overdue for ever.
 */
@Component
class PlanPublisher implements Translator<PlanEvent> {

    @Override
    public Class<PlanEvent> privateEvents() {
        return PlanEvent.class;
    }

    @Override
    public Optional<PublishedEvent> publish(PlanEvent event, Origin origin) {
        var la = origin.la();
        var child = event.childId();
        var on = event.effective();
        return switch (event) {
            case RequestReceived e ->
                Optional.of(new JourneysPublished.AssessmentRequested(child, la, e.caseId(), e.source(), on));
            case AssessmentDecided e ->
                Optional.of(new JourneysPublished.AssessmentDecided(child, la, e.caseId(), e.willAssess(), on));
            case PlanIssued e -> Optional.of(new JourneysPublished.PlanIssued(child, la, e.caseId(), on));
            case PlanDeclined e -> Optional.of(new JourneysPublished.PlanNotIssued(child, la, e.caseId(), on));
            case RequestWithdrawn e -> Optional.of(new JourneysPublished.RequestWithdrawn(child, la, e.caseId(), on));
            case ExceptionRecorded e ->
                Optional.of(
                        new JourneysPublished.ClockExceptionRecorded(child, la, e.caseId(), e.clock(), e.reason(), on));
            case HistoricalCaseNoted historical -> Optional.empty();
        };
    }
}
