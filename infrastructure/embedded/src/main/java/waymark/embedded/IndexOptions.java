package waymark.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.InvalidOptionsException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Refuses what this server would otherwise silently leave out of an index. */
final class IndexOptions {

    private static final List<String> UNKNOWN =
            List.of("partialFilterExpression", "expireAfterSeconds", "collation", "wildcardProjection");

    private IndexOptions() {}

    static void check(Document createIndexes) {
        if (createIndexes.get("indexes") instanceof Collection<?> indexes) {
            indexes.forEach(index -> checkIndex((Document) index));
        }
    }

    private static void checkIndex(Document index) {
        UNKNOWN.stream().filter(index::containsKey).findFirst().ifPresent(option -> {
            throw new InvalidOptionsException("The embedded store has no indexes with " + option
                    + ": leave the option out or use a MongoDB server");
        });
        if (index.get("key") instanceof Map<?, ?> key) {
            key.values().stream()
                    .filter(way -> !(way instanceof Number))
                    .findFirst()
                    .ifPresent(way -> {
                        throw new InvalidOptionsException("The embedded store has no indexes of type " + way
                                + ": use 1 or -1, or a MongoDB server");
                    });
        }
    }
}
