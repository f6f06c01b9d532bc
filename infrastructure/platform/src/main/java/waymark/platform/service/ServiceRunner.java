package waymark.platform.service;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a service; as often in one JVM as there are services. */
public final class ServiceRunner {

    private ServiceRunner() {}

    /** For {@code main} methods. */
    public static ConfigurableApplicationContext run(Class<?> service, String name, String... args) {
        return application(service, name).run(args);
    }

    /**
     * @param name the service's name, which also names its configuration file ({@code <name>.yml})
     * @param overrides win over files, environment and defaults
     */
    public static ConfigurableApplicationContext run(Class<?> service, String name, Map<String, Object> overrides) {
        var args = overrides.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return run(service, name, args);
    }

    private static SpringApplication application(Class<?> service, String name) {
        var application = new SpringApplication(service);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(PlatformDefaults.of(name));
        return application;
    }
}
