package waymark.platform.log;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Revisions that are set for projections: an engineer who wants one built anew without a new release sets another than
 * its projector has, by the projection's name without {@code projection.}. By name as the environment writes it too,
 * without its dashes.
 */
final class Revisions {

    private static final String SETTING = "waymark.projections.revision";
    private static final String PREFIX = "projection.";

    private final Map<String, Integer> set = new HashMap<>();

    Revisions(Environment settings) {
        Binder.get(settings)
                .bind(SETTING, Bindable.mapOf(String.class, Integer.class))
                .orElse(Map.of())
                .forEach((name, revision) -> {
                    if (revision < 1) {
                        throw new IllegalStateException(
                                "%s.%s is %d: revisions are from 1 up".formatted(SETTING, name, revision));
                    }
                    set.put(uniform(name), revision);
                });
    }

    int of(String projection, int own) {
        return set.getOrDefault(uniform(projection.substring(PREFIX.length())), own);
    }

    /** Whoever has misspelt a name waits for nothing. Several services of one process have their settings together. */
    void refuseUnknown(List<Declared> projections) {
        var known = projections.stream()
                .map(each -> uniform(each.name().substring(PREFIX.length())))
                .toList();
        set.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalStateException("%s.%s is set, but no projection here has that name: there are %s"
                    .formatted(
                            SETTING,
                            name,
                            projections.stream()
                                    .map(each -> each.name().substring(PREFIX.length()))
                                    .sorted()
                                    .toList()));
        });
    }

    private static String uniform(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
