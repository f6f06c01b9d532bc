package waymark.journeys.child;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import waymark.platform.names.StoredTypes;

/** Names under which a child's events are stored. */
@Configuration(proxyBeanMethods = false)
class ChildNames {

    @Bean
    StoredTypes childEvents() {
        return StoredTypes.named("journeys.child-registered", ChildEvent.ChildRegistered.class)
                .and("journeys.identity-corrected", ChildEvent.IdentityCorrected.class)
                .and("journeys.cohort-corrected", ChildEvent.CohortCorrected.class)
                .and("journeys.child-placed", ChildEvent.ChildPlaced.class)
                .and("journeys.placement-ended", ChildEvent.PlacementEnded.class)
                .and("journeys.sen-provision-recorded", ChildEvent.SenProvisionRecorded.class)
                .and("journeys.circumstances-recorded", ChildEvent.CircumstancesRecorded.class)
                .and("journeys.counted-at-headcount", ChildEvent.CountedAtHeadcount.class);
    }
}
