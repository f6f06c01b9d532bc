package waymark.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a query asks of each field, seen through any nesting of {@code $and}. */
final class QueryConditions {

    private final Map<String, List<List<FieldRange>>> byField = new LinkedHashMap<>();
    private boolean leavesMoreToCheck;

    static QueryConditions of(@Nullable Document query) {
        QueryConditions conditions = new QueryConditions();
        if (query != null) {
            conditions.add(query);
        }
        return conditions;
    }

    /**
     * The values of the field worth looking at; nothing where every value is. In an array each of two separate
     * conditions may be met by a different element, so for those only the first narrows the search.
     */
    @Nullable
    List<FieldRange> rangesOf(String field, boolean arrays) {
        List<List<FieldRange>> all = byField.get(field);
        if (all == null) {
            return null;
        }
        return arrays
                ? all.getFirst()
                : all.stream().reduce(FieldRange::intersect).orElseThrow();
    }

    boolean pins(String field) {
        List<FieldRange> ranges = rangesOf(field, false);
        return ranges != null && ranges.size() == 1 && ranges.getFirst().point();
    }

    /** Whether documents found through these fields alone must still be held against the query. */
    boolean needMoreThan(Collection<String> fields) {
        return leavesMoreToCheck || !fields.containsAll(byField.keySet());
    }

    private void add(Document query) {
        query.forEach((field, condition) -> {
            if (field.equals("$and") && condition instanceof Collection<?> parts) {
                parts.forEach(part -> add((Document) part));
            } else if (field.startsWith("$")) {
                leavesMoreToCheck = true;
            } else {
                add(field, condition);
            }
        });
    }

    private void add(String field, @Nullable Object condition) {
        List<FieldRange> ranges = FieldRange.of(condition);
        if (ranges == null) {
            leavesMoreToCheck = true;
        } else {
            byField.computeIfAbsent(field, unused -> new ArrayList<>()).add(ranges);
        }
    }
}
