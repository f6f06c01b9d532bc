package waymark.journeys.support;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import waymark.platform.names.StoredTypes;

/** Names under which the events of support are stored. */
@Configuration(proxyBeanMethods = false)
class SupportNames {

    @Bean
    StoredTypes supportEvents() {
        return StoredTypes.named("journeys.concern-raised", SupportEvent.ConcernRaised.class)
                .and("journeys.support-cycle-opened", SupportEvent.SupportCycleOpened.class)
                .and("journeys.support-cycle-planned", SupportEvent.SupportCyclePlanned.class)
                .and("journeys.support-cycle-reviewed", SupportEvent.SupportCycleReviewed.class);
    }
}
