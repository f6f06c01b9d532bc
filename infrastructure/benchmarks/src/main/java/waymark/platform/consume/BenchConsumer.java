package waymark.platform.consume;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration;
import org.springframework.cloud.stream.config.BinderFactoryAutoConfiguration;
import org.springframework.cloud.stream.config.BindingServiceConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import waymark.platform.service.WaymarkProperties;

/** Runs a listener for the benchmarks exactly as a service would, and reads records as it would. */
@NullMarked
public final class BenchConsumer {

    private BenchConsumer() {}

    /** @param service names the consumer group: a new one reads from the beginning */
    public static ConfigurableApplicationContext start(
            Listener listener, MongoDatabase database, String servers, String service) {
        return new SpringApplicationBuilder(Consumers.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .initializers((GenericApplicationContext context) -> {
                    context.registerBean("benchListener", Listener.class, () -> listener);
                    context.registerBean(MongoDatabase.class, () -> database);
                })
                .properties(
                        "waymark.service=" + service,
                        "waymark.kafka.bootstrap-servers=" + servers,
                        "spring.cloud.stream.kafka.binder.brokers=" + servers,
                        "spring.cloud.stream.kafka.binder.auto-create-topics=false",
                        "spring.cloud.stream.kafka.binder.consumer-properties.max.poll.records=500",
                        "spring.cloud.stream.kafka.default.consumer.start-offset=earliest",
                        "spring.jmx.enabled=false")
                .run();
    }

    public static List<Received> decode(Iterable<ConsumerRecord<String, byte[]>> records) {
        return new Decoder()
                .read(records).stream()
                        .filter(Arrived.Fact.class::isInstance)
                        .map(fact -> ((Arrived.Fact) fact).received())
                        .toList();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(WaymarkProperties.class)
    @Import({ConsumeConfiguration.class, ParkedConfiguration.class, BinderFactoryAutoConfiguration.class})
    @ImportAutoConfiguration({
        IntegrationAutoConfiguration.class,
        ContextFunctionCatalogAutoConfiguration.class,
        BindingServiceConfiguration.class
    })
    static class Consumers {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }
    }
}
