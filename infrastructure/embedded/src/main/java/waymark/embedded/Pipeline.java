package waymark.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of an aggregation that an index can answer: {@code $match}, then {@code $sort}, then {@code $limit}.
 * The stages still run on what is found, so taking them into account here changes nothing but the cost.
 */
record Pipeline(List<Document> stages) {

    Document match() {
        return operand(0, "$match") instanceof Document match ? match : new Document();
    }

    @Nullable
    Document sort() {
        return operand(matches(), "$sort") instanceof Document sort ? sort : null;
    }

    int limit() {
        int position = matches() + (sort() == null ? 0 : 1);
        return operand(position, "$limit") instanceof Number limit ? limit.intValue() : 0;
    }

    /** What drivers send for a count: the number of matching documents and nothing else. */
    boolean onlyCounts() {
        return stages.size() == matches() + 1
                && operand(matches(), "$group") instanceof Document group
                && group.size() == 2
                && isConstant(group.get("_id"))
                && new Document("$sum", 1).equals(group.get("n"));
    }

    Document counted(int number) {
        Object id = operand(matches(), "$group") instanceof Document group ? group.get("_id") : null;
        return new Document("_id", id).append("n", number);
    }

    private static boolean isConstant(@Nullable Object expression) {
        return !(expression instanceof String) && !(expression instanceof Map<?, ?>);
    }

    boolean writes() {
        return !stages.isEmpty()
                && (stages.getLast().containsKey("$out") || stages.getLast().containsKey("$merge"));
    }

    boolean watches() {
        return operand(0, "$changeStream") != null;
    }

    private int matches() {
        return operand(0, "$match") == null ? 0 : 1;
    }

    private @Nullable Object operand(int position, String operator) {
        return position < stages.size() ? stages.get(position).get(operator) : null;
    }
}
