package waymark.evidence.measure;

import java.util.List;
import java.util.stream.Stream;
import waymark.events.PublishedEvent;
import waymark.events.PublishedTypes;

/** Names of the published events a measure is folded from. */
final class Types {

    private Types() {}

    @SafeVarargs
    static List<String> of(Class<? extends PublishedEvent>... events) {
        return Stream.of(events).map(PublishedTypes::nameOf).toList();
    }
}
