package waymark.platform.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.mongodb.client.MongoDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;
import waymark.platform.privacy.References;

/** What makes every endpoint of every service behave the same. */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ProblemPage.class, CompletenessController.class, OpenApiConfiguration.class})
public class WebConfiguration {

    /** After the security filters (-100): a key belongs to a caller. */
    private static final int AFTER_SECURITY = -50;

    @Bean
    JsonMapperBuilderCustomizer moneyAsText() {
        return builder -> builder.withConfigOverride(
                BigDecimal.class, override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)));
    }

    @Bean
    Faults faults(JsonMapper json) {
        return new Faults(json);
    }

    @Bean
    Commands commands(CommandGateway gateway, References references) {
        return new RequestCommands(gateway, references);
    }

    @Bean
    RememberedRequests rememberedRequests(
            MongoDatabase database, Clock clock, @Value("${waymark.requests.in-flight:PT60S}") Duration inFlight) {
        return new RememberedRequests(database, clock, inFlight);
    }

    @Bean
    RememberedRequestsPurge rememberedRequestsPurge(RememberedRequests requests) {
        return new RememberedRequestsPurge(requests);
    }

    @Bean
    FilterRegistrationBean<Correlation> correlationFilter(Faults faults) {
        var registration = new FilterRegistrationBean<>(new Correlation(faults));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<Idempotency> idempotencyFilter(RememberedRequests requests, JsonMapper json) {
        var registration = new FilterRegistrationBean<>(new Idempotency(requests, json));
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    WebMvcConfigurer waymarkEndpoints() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Arguments.OfCaller());
                resolvers.add(new Arguments.OfPageRequest());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KnownParameters()).addPathPatterns("/api/**");
            }
        };
    }
}
