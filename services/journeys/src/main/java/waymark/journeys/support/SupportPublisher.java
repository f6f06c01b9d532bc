package waymark.journeys.support;

import java.util.Optional;
import org.springframework.stereotype.Component;
import waymark.events.JourneysPublished;
import waymark.events.PublishedEvent;
import waymark.journeys.support.SupportEvent.ConcernRaised;
import waymark.journeys.support.SupportEvent.SupportCycleOpened;
import waymark.journeys.support.SupportEvent.SupportCyclePlanned;
import waymark.journeys.support.SupportEvent.SupportCycleReviewed;
import waymark.platform.publish.Origin;
import waymark.platform.publish.Translator;

/** Others hear that there is a parents' view, never what it says. */
@Component
class SupportPublisher implements Translator<SupportEvent> {

    @Override
    public Class<SupportEvent> privateEvents() {
        return SupportEvent.class;
    }

    @Override
    public Optional<PublishedEvent> publish(SupportEvent event, Origin origin) {
        var la = origin.la();
        return Optional.of(
                switch (event) {
                    case ConcernRaised e ->
                        new JourneysPublished.ConcernRaised(
                                e.childId(), la, e.concernId(), e.areaOfNeed(), e.effective());
                    case SupportCycleOpened e ->
                        new JourneysPublished.SupportCycleOpened(
                                e.childId(), la, e.cycleId(), e.settingId(), e.number(), e.effective());
                    case SupportCyclePlanned e ->
                        new JourneysPublished.SupportCyclePlanned(
                                e.childId(), la, e.cycleId(), e.reviewDueOn(), e.parentsViewRecorded(), e.effective());
                    case SupportCycleReviewed e ->
                        new JourneysPublished.SupportCycleReviewed(
                                e.childId(), la, e.cycleId(), e.outcome(), e.parentsViewRecorded(), e.effective());
                });
    }
}
