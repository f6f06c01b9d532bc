package waymark.platform.service;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.stream.config.BinderFactoryAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import waymark.platform.consume.ConsumeConfiguration;
import waymark.platform.consume.ParkedConfiguration;
import waymark.platform.imports.ImportConfiguration;
import waymark.platform.log.EventLogConfiguration;
import waymark.platform.security.SecurityConfiguration;
import waymark.platform.web.WebConfiguration;

/** Everything the platform puts into a service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WaymarkProperties.class)
@Import({
    StoreConfiguration.class,
    SecurityConfiguration.class,
    WebConfiguration.class,
    ImportConfiguration.class,
    ConsumeConfiguration.class,
    ParkedConfiguration.class,
    // Here, so that it is there before the bindings ask for it: nothing else orders the two without functions.
    BinderFactoryAutoConfiguration.class,
    EventLogConfiguration.class
})
class PlatformConfiguration {

    /** The only clock: everything that asks for the time is given this one. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
