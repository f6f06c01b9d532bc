package waymark.journeys.child;

import java.util.Optional;
import org.springframework.stereotype.Component;
import waymark.events.JourneysPublished;
import waymark.events.PublishedEvent;
import waymark.platform.publish.Origin;
import waymark.platform.publish.Translator;

/** Which facts about a child others hear of: codes and dates, never who the child is. */
@Component
class ChildPublisher implements Translator<ChildEvent> {

    @Override
    public Class<ChildEvent> privateEvents() {
        return ChildEvent.class;
    }

    @Override
    public Optional<PublishedEvent> publish(ChildEvent event, Origin origin) {
        var la = origin.la();
        return switch (event) {
            case ChildEvent.ChildRegistered e ->
                Optional.of(new JourneysPublished.ChildRegistered(
                        e.childId(), la, e.cohort(), e.sex(), e.ethnicity().name(), e.effective()));
            case ChildEvent.CohortCorrected e ->
                Optional.of(new JourneysPublished.CohortCorrected(e.childId(), la, e.cohort(), e.effective()));
            case ChildEvent.ChildPlaced e ->
                Optional.of(new JourneysPublished.ChildPlaced(
                        e.childId(), la, e.settingId(), e.fundedHours(), e.effective()));
            case ChildEvent.PlacementEnded e ->
                Optional.of(new JourneysPublished.PlacementEnded(e.childId(), la, e.settingId(), e.effective()));
            case ChildEvent.SenProvisionRecorded e ->
                Optional.of(new JourneysPublished.SenProvisionRecorded(
                        e.childId(), la, e.provision(), e.primaryNeed(), e.effective()));
            case ChildEvent.CircumstancesRecorded e ->
                Optional.of(new JourneysPublished.CircumstancesRecorded(
                        e.childId(),
                        la,
                        e.earlyYearsPupilPremium(),
                        e.lookedAfter(),
                        e.englishAdditionalLanguage(),
                        e.disabilityLivingAllowance(),
                        e.effective()));
            case ChildEvent.IdentityCorrected kept -> Optional.empty();
            case ChildEvent.CountedAtHeadcount kept -> Optional.empty();
        };
    }
}
