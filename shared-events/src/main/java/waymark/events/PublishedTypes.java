package waymark.events;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of published events, as in CloudEvents' {@code type}: {@code waymark.<service>.<event>.v1}. The names are part of
 * the contract; a test holds each against its golden file, so renaming a record does not compile away unnoticed.
 */
public final class PublishedTypes {

    /** Asked for with every event that is published. */
    private static final ClassValue<String> NAMES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> event) {
            return "waymark.%s.%s.v1".formatted(serviceOf(event), kebab(event.getSimpleName()));
        }
    };

    private static final Map<String, Class<? extends PublishedEvent>> BY_NAME = leaves(PublishedEvent.class)
            .collect(Collectors.toUnmodifiableMap(
                    PublishedTypes::nameOf, leaf -> leaf.asSubclass(PublishedEvent.class)));

    private PublishedTypes() {}

    /** For example {@code waymark.journeys.plan-issued.v1}. */
    public static String nameOf(Class<?> event) {
        return NAMES.get(event);
    }

    /** The service that publishes it, for example {@code journeys}. */
    public static String serviceOf(Class<?> event) {
        return Arrays.stream(event.getInterfaces())
                .filter(PublishedEvent.class::isAssignableFrom)
                .map(language ->
                        language.getSimpleName().replace("Published", "").toLowerCase(Locale.ROOT))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not a published event: " + event.getSimpleName()));
    }

    /** Empty for a name this release does not know: park it, never guess. */
    public static Optional<Class<? extends PublishedEvent>> classOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static Collection<Class<? extends PublishedEvent>> all() {
        return BY_NAME.values();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(PublishedTypes::leaves)
                : Stream.of(type);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
