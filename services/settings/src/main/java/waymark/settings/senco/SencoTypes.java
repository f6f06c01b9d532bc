package waymark.settings.senco;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import waymark.platform.names.StoredTypes;

/** The names under which a SENCO and their events are stored. */
@Configuration(proxyBeanMethods = false)
class SencoTypes {

    @Bean
    StoredTypes sencoStoredTypes() {
        return StoredTypes.named("settings.senco", SencoAppointment.class)
                .and("settings.senco-named", SencoEvent.SencoNamed.class)
                .and("settings.senco-appointed", SencoEvent.SencoAppointed.class)
                .and("settings.senco-appointment-ended", SencoEvent.SencoAppointmentEnded.class)
                .and("settings.senco-qualified", SencoEvent.SencoQualified.class);
    }
}
