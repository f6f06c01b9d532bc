package waymark.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys under which one document is filed in an index, each with the values it was made of. */
record IndexEntries(Map<OrderedKey, List<Object>> byKey, boolean fromArray, boolean withoutAnyField) {

    private static final Object NOTHING = Missing.getInstance();

    static IndexEntries of(Document document, List<IndexKey> keys) {
        List<List<Object>> combinations = List.of(List.of());
        Set<String> arrays = new LinkedHashSet<>();
        boolean anyField = false;
        for (IndexKey key : keys) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, key.getKey());
            anyField |= !(value instanceof Missing);
            if (value instanceof Collection<?>) {
                arrays.add(Utils.firstFragment(key.getKey()));
            }
            combinations = combine(combinations, elements(value));
        }
        if (arrays.size() > 1) {
            throw new CannotIndexParallelArraysError(arrays);
        }
        Map<OrderedKey, List<Object>> byKey = new LinkedHashMap<>();
        combinations.forEach(values -> byKey.putIfAbsent(encode(values, keys), values));
        return new IndexEntries(byKey, !arrays.isEmpty(), !anyField);
    }

    static KeyValue describe(List<Object> values) {
        @Nullable Object[] plain = new Object[values.size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = values.get(i) == NOTHING ? null : values.get(i);
        }
        return new KeyValue(plain);
    }

    /** An empty array is filed as nothing, so that the other fields of a compound index still lead to its document. */
    private static Collection<Object> elements(@Nullable Object value) {
        if (!(value instanceof Collection<?> list)) {
            return List.of(orNothing(value));
        }
        Set<Object> elements = new LinkedHashSet<>();
        list.forEach(element -> elements.add(orNothing(element)));
        return elements.isEmpty() ? List.of(NOTHING) : elements;
    }

    private static Object orNothing(@Nullable Object value) {
        return value == null ? NOTHING : value;
    }

    private static List<List<Object>> combine(List<List<Object>> combinations, Collection<Object> elements) {
        List<List<Object>> result = new ArrayList<>(combinations.size() * elements.size());
        for (List<Object> combination : combinations) {
            for (Object element : elements) {
                List<Object> longer = new ArrayList<>(combination);
                longer.add(element);
                result.add(longer);
            }
        }
        return result;
    }

    private static OrderedKey encode(List<Object> values, List<IndexKey> keys) {
        KeyEncoder encoder = new KeyEncoder();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).isAscending()) {
                encoder.ascending(values.get(i));
            } else {
                encoder.descending(values.get(i));
            }
        }
        return encoder.toKey();
    }
}
