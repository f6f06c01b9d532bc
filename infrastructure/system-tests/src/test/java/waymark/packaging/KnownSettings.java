package waymark.packaging;

import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import waymark.platform.service.WaymarkProperties;

/** What the services themselves say can be set, and by which name. */
final class KnownSettings {

    private static final String DASHBOARD = "waymark.evidence.dashboard.";

    private KnownSettings() {}

    /** Names below {@code waymark.}, as a property file has them. */
    static Set<String> properties() {
        var names = new TreeSet<String>();
        add(WaymarkProperties.class, names);
        add(type(DASHBOARD + "DashboardProperties"), names);
        add(type(DASHBOARD + "AuthorityProperties"), names);
        return names;
    }

    /** The same names as the environment has them. */
    static Set<String> variables() {
        var names = new TreeSet<String>();
        properties().forEach(name -> names.add(variable(name)));
        return names;
    }

    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** A setting all services share, where no deployment says otherwise. */
    static String shared(String service, String property) {
        return String.valueOf(shared(service).get(property));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> shared(String service) {
        try {
            var of = type("waymark.platform.service.PlatformDefaults").getDeclaredMethod("of", String.class);
            of.setAccessible(true);
            return (Map<String, Object>) of.invoke(null, service);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a service makes of these properties; fails where a value is not of its kind. */
    static WaymarkProperties bind(Map<String, ?> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("waymark", WaymarkProperties.class);
    }

    private static void add(Class<?> settings, Set<String> names) {
        add(settings.getAnnotation(ConfigurationProperties.class).value(), settings, names);
    }

    private static void add(String prefix, Class<?> settings, Set<String> names) {
        for (RecordComponent component : settings.getRecordComponents()) {
            String name = prefix + "." + kebab(component.getName());
            if (component.getType().isRecord()) {
                add(name, component.getType(), names);
            } else {
                names.add(name);
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
