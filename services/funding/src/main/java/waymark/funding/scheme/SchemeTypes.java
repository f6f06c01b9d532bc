package waymark.funding.scheme;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import waymark.platform.names.StoredTypes;

/** The names under which a scheme's events are stored. */
@Configuration(proxyBeanMethods = false)
class SchemeTypes {

    @Bean
    StoredTypes schemeStoredTypes() {
        return StoredTypes.named("funding.scheme", Scheme.class)
                .and("funding.terms-set", SchemeEvent.TermsSet.class)
                .and("funding.panel-planned", SchemeEvent.PanelPlanned.class)
                .and("funding.panel-called-off", SchemeEvent.PanelCalledOff.class);
    }
}
