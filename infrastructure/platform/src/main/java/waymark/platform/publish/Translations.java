package waymark.platform.publish;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import waymark.events.PublishedEvent;

/** All features' ways out. Every stored event has one; whether it uses it is the feature's decision. */
final class Translations {

    private final List<Translator<?>> translators;

    Translations(List<Translator<?>> translators) {
        this.translators = List.copyOf(translators);
    }

    /** Stored records are events; the other stored types are snapshots of aggregates. */
    void requireAll(Collection<Class<?>> storedTypes) {
        for (Class<?> type : storedTypes) {
            if (type.isRecord() && of(type).isEmpty()) {
                throw new IllegalStateException(
                        type.getName() + " is stored, but no Translator decides whether it is published.");
            }
        }
    }

    Optional<PublishedEvent> publish(Object event, Origin origin) {
        Translator<?> translator = of(event.getClass())
                .orElseThrow(() -> new IllegalStateException(event.getClass().getName() + " has no Translator."));
        return publish(translator, event, origin);
    }

    private static <E> Optional<PublishedEvent> publish(Translator<E> translator, Object event, Origin origin) {
        return translator.publish(translator.privateEvents().cast(event), origin);
    }

    private Optional<Translator<?>> of(Class<?> event) {
        return translators.stream()
                .filter(translator -> translator.privateEvents().isAssignableFrom(event))
                .findFirst();
    }
}
