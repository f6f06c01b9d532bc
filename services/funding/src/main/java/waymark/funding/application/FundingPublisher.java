package waymark.funding.application;

import java.util.Optional;
import org.springframework.stereotype.Component;
import waymark.events.FundingPublished;
import waymark.events.PublishedEvent;
import waymark.funding.application.FundingEvent.AwardAgreed;
import waymark.funding.application.FundingEvent.FundingApplied;
import waymark.funding.application.FundingEvent.FundingAwarded;
import waymark.funding.application.FundingEvent.FundingDeclined;
import waymark.funding.application.FundingEvent.FundingPaid;
import waymark.funding.application.FundingEvent.FundingRecommended;
import waymark.funding.money.Pounds;
import waymark.platform.publish.Origin;
import waymark.platform.publish.Translator;

/** Others learn each step; an agreement the budget has yet to bear is not one. */
@Component
class FundingPublisher implements Translator<FundingEvent> {

    @Override
    public Class<FundingEvent> privateEvents() {
        return FundingEvent.class;
    }

    @Override
    public Optional<PublishedEvent> publish(FundingEvent event, Origin origin) {
        return switch (event) {
            case FundingApplied it ->
                Optional.of(new FundingPublished.FundingApplied(
                        it.applicationId(), it.la(), it.childId(), it.settingId(), it.amount(), it.on()));
            case FundingRecommended it ->
                Optional.of(new FundingPublished.FundingRecommended(
                        it.applicationId(), origin.la(), it.recommended(), it.amount(), it.on()));
            case AwardAgreed ignored -> Optional.empty();
            case FundingAwarded it ->
                Optional.of(new FundingPublished.FundingDecided(
                        it.applicationId(), origin.la(), true, it.amount(), it.on()));
            case FundingDeclined it ->
                Optional.of(new FundingPublished.FundingDecided(
                        it.applicationId(), origin.la(), false, Pounds.ZERO.amount(), it.on()));
            case FundingPaid it ->
                Optional.of(new FundingPublished.FundingPaid(
                        it.applicationId(), origin.la(), it.settingId(), it.amount(), it.on()));
        };
    }
}
