package waymark.evidence.dashboard;

import java.time.Duration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What pages need beyond what every service has: templates, the stylesheet and a session. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AuthorityProperties.class, DashboardProperties.class})
@ImportAutoConfiguration(ThymeleafAutoConfiguration.class)
class DashboardConfiguration {

    static final String SECURE_COOKIE = "__Host-waymark";
    static final String LOOPBACK_COOKIE = "waymark-dashboard";

    private static final int IDLE_MINUTES = 30;

    @Bean
    WebMvcConfigurer dashboardAssets() {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry.addResourceHandler("/assets/**")
                        .addResourceLocations("classpath:/static/evidence/")
                        // Archives are reproducible, so a file's date says nothing; its address changes with its
                        // content.
                        .setUseLastModified(false)
                        .setCacheControl(
                                CacheControl.maxAge(Duration.ofDays(365)).cachePublic());
            }
        };
    }

    /** Cookies know no port: on one machine the name keeps them apart from the sign-in's. */
    @Bean
    ServletContextInitializer dashboardSession(DashboardProperties dashboard) {
        return context -> {
            var cookie = context.getSessionCookieConfig();
            cookie.setName(dashboard.secure() ? SECURE_COOKIE : LOOPBACK_COOKIE);
            cookie.setSecure(dashboard.secure());
            cookie.setHttpOnly(true);
            cookie.setPath("/");
            // Lax and not strict: the issuer sends the browser back here.
            cookie.setAttribute("SameSite", "Lax");
            context.setSessionTimeout(IDLE_MINUTES);
        };
    }
}
