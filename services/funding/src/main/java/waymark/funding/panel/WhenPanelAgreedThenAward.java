package waymark.funding.panel;

import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import waymark.funding.application.FundingEvent.AwardAgreed;
import waymark.funding.money.FinancialYear;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.Caller;
import waymark.platform.security.Metadata;

/**
 * Completes every agreement, whoever made it and whatever was interrupted. Usually the panel's own request has done so
 * already and nothing is left to do. Where the budget is short the agreement stays one, for the panel to decide again.
 */
@Component
@ProcessingGroup("automation.award")
@DisallowReplay
class WhenPanelAgreedThenAward {

    private static final Logger LOG = LoggerFactory.getLogger(WhenPanelAgreedThenAward.class);

    private final Awarding awarding;

    WhenPanelAgreedThenAward(Awarding awarding) {
        this.awarding = awarding;
    }

    @EventHandler
    void on(
            AwardAgreed event,
            @MetaDataValue(Metadata.LA) String la,
            @MetaDataValue(Metadata.AUTHOR) String subject,
            @MetaDataValue(Metadata.AUTHOR_ROLE) String role) {
        // The award is the act of whoever agreed it, whichever of the two gets there first.
        var author = new Caller(subject, la, Set.of(), Set.of(role));
        var earlier = event.earlierOn();
        if (earlier != null && !FinancialYear.of(earlier).equals(FinancialYear.of(event.on()))) {
            awarding.release(event.applicationId(), earlier, event.on(), author);
        }
        // Asked first, because every award of a year queues for the one budget.
        var open = awarding.standing(event.applicationId(), la)
                .filter(latest -> latest.agreement().number() == event.agreement() && !latest.settled());
        if (open.isEmpty()) {
            return;
        }
        try {
            awarding.complete(event.applicationId(), open.get().agreement(), author);
        } catch (RefusedException refused) {
            LOG.info("An agreed award is not made: {}", refused.refusal().code());
        }
    }
}
