package waymark.funding.application;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import waymark.platform.names.StoredTypes;

/** The names under which an application's events are stored. */
@Configuration(proxyBeanMethods = false)
class FundingTypes {

    @Bean
    StoredTypes fundingStoredTypes() {
        return StoredTypes.named("funding.application", FundingApplication.class)
                .and("funding.applied", FundingEvent.FundingApplied.class)
                .and("funding.recommended", FundingEvent.FundingRecommended.class)
                .and("funding.award-agreed", FundingEvent.AwardAgreed.class)
                .and("funding.awarded", FundingEvent.FundingAwarded.class)
                .and("funding.declined", FundingEvent.FundingDeclined.class)
                .and("funding.paid", FundingEvent.FundingPaid.class);
    }
}
