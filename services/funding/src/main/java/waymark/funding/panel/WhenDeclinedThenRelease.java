package waymark.funding.panel;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.stereotype.Component;
import waymark.funding.application.FundingEvent.FundingDeclined;
import waymark.platform.security.Caller;
import waymark.platform.security.Metadata;

/** Gives back what may have been laid aside for an agreement that the panel then declined after all. */
@Component
@ProcessingGroup("automation.award")
@DisallowReplay
class WhenDeclinedThenRelease {

    private final Awarding awarding;

    WhenDeclinedThenRelease(Awarding awarding) {
        this.awarding = awarding;
    }

    @EventHandler
    void on(FundingDeclined event, @MetaDataValue(Metadata.LA) String la) {
        var agreed = event.agreedOn();
        if (agreed != null) {
            awarding.release(event.applicationId(), agreed, event.on(), Caller.system("funding", la));
        }
    }
}
