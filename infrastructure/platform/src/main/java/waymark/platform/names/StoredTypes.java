package waymark.platform.names;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Logical names of the types one feature stores: events, and the aggregates that are snapshotted. A bean per feature.
 * Names are chosen once and never change, whatever happens to the classes.
 */
public final class StoredTypes {

    private final Map<String, Class<?>> byName;

    private StoredTypes(Map<String, Class<?>> byName) {
        this.byName = byName;
    }

    /** For example {@code StoredTypes.named("journeys.plan-issued", PlanIssued.class).and(...)}. */
    public static StoredTypes named(String name, Class<?> type) {
        return new StoredTypes(Map.of(name, type));
    }

    public StoredTypes and(String name, Class<?> type) {
        var more = new LinkedHashMap<>(byName);
        if (more.putIfAbsent(name, type) != null || byName.containsValue(type)) {
            throw new IllegalArgumentException("Stored twice: " + name);
        }
        return new StoredTypes(more);
    }

    public Map<String, Class<?>> byName() {
        return Map.copyOf(byName);
    }
}
