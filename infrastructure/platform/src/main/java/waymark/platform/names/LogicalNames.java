package waymark.platform.names;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.MetaData;

/** Every name under which anything is stored in one service: its features' own, and the framework's few. */
public final class LogicalNames {

    /** Axon builds the metadata's type from the class itself, so that one name is Axon's. */
    private static final StoredTypes FRAMEWORK = StoredTypes.named(MetaData.class.getName(), MetaData.class)
            .and("axon.position", GlobalSequenceTrackingToken.class)
            .and("axon.replay", ReplayToken.class)
            .and("axon.merged", MergedTrackingToken.class)
            .and("axon.store-identity", ConfigToken.class);

    private final Map<String, Class<?>> byName = new HashMap<>();
    private final Map<Class<?>, String> byClass = new HashMap<>();

    private LogicalNames(Collection<StoredTypes> features) {
        add(FRAMEWORK);
        features.forEach(this::add);
    }

    /** Fails where two features use one name, or one type is named twice. */
    public static LogicalNames of(Collection<StoredTypes> features) {
        return new LogicalNames(features);
    }

    public static LogicalNames of(StoredTypes... features) {
        return new LogicalNames(List.of(features));
    }

    private void add(StoredTypes types) {
        types.byName().forEach((name, type) -> {
            if (byName.putIfAbsent(name, type) != null || byClass.putIfAbsent(type, name) != null) {
                throw new IllegalArgumentException("Stored twice: " + name + " (" + type.getName() + ")");
            }
        });
    }

    public String nameOf(Class<?> type) {
        return Optional.ofNullable(byClass.get(type)).orElseThrow(() -> UnknownStoredTypeException.ofClass(type));
    }

    public Class<?> classOf(String name) {
        return find(name).orElseThrow(() -> UnknownStoredTypeException.ofName(name));
    }

    Optional<Class<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Those have no revisions: what changes in them changes with the framework's version. */
    static boolean isOfTheFramework(Class<?> type) {
        return FRAMEWORK.byName().containsValue(type);
    }

    /** All types the features named, in no order. */
    public Collection<Class<?>> featureTypes() {
        return byName.values().stream().filter(type -> !isOfTheFramework(type)).toList();
    }
}
