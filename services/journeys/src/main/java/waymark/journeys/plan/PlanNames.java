package waymark.journeys.plan;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import waymark.platform.names.StoredTypes;

/** Names under which the events of EHC cases are stored. */
@Configuration(proxyBeanMethods = false)
class PlanNames {

    @Bean
    StoredTypes planEvents() {
        return StoredTypes.named("journeys.request-received", PlanEvent.RequestReceived.class)
                .and("journeys.assessment-decided", PlanEvent.AssessmentDecided.class)
                .and("journeys.plan-issued", PlanEvent.PlanIssued.class)
                .and("journeys.plan-declined", PlanEvent.PlanDeclined.class)
                .and("journeys.request-withdrawn", PlanEvent.RequestWithdrawn.class)
                .and("journeys.exception-recorded", PlanEvent.ExceptionRecorded.class)
                .and("journeys.historical-case-noted", PlanEvent.HistoricalCaseNoted.class);
    }
}
