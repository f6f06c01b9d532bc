package waymark.embedded;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of one field that a condition lets through: a single value (a point) or a stretch of one type. */
record FieldRange(KeyRange range, boolean point) {

    /**
     * What the condition lets through, in ascending order; nothing where an index can't help with it. All operators of
     * one condition are met by one and the same element of an array.
     */
    static @Nullable List<FieldRange> of(@Nullable Object condition) {
        if (condition instanceof Document operators && isOperators(operators)) {
            return ofOperators(operators);
        }
        return isPlain(condition) ? List.of(point(condition)) : null;
    }

    static List<FieldRange> intersect(List<FieldRange> some, List<FieldRange> others) {
        List<FieldRange> result = new ArrayList<>();
        for (FieldRange one : some) {
            for (FieldRange other : others) {
                KeyRange both = one.range.intersect(other.range);
                if (!both.isEmpty()) {
                    result.add(new FieldRange(both, one.point || other.point));
                }
            }
        }
        return result;
    }

    FieldRange descending() {
        if (point) {
            return new FieldRange(
                    KeyRange.of(
                            new OrderedKey(KeyEncoder.complement(range.from().bytes()))),
                    true);
        }
        return new FieldRange(range.descending(), false);
    }

    boolean letsNullThrough() {
        OrderedKey nothing = OrderedKey.of(null);
        return !range.beginsAfter(nothing) && !range.endsBefore(nothing);
    }

    private static @Nullable List<FieldRange> ofOperators(Document operators) {
        return operators.entrySet().stream()
                .map(operator -> ofOperator(operator.getKey(), operator.getValue()))
                .filter(Objects::nonNull)
                .reduce(FieldRange::intersect)
                .orElse(null);
    }

    private static @Nullable List<FieldRange> ofOperator(String operator, @Nullable Object operand) {
        return switch (operator) {
            case "$eq" -> isPlain(operand) ? List.of(point(operand)) : null;
            case "$in" -> operand instanceof Collection<?> values ? points(values) : null;
            case "$elemMatch" -> operand instanceof Document inner && isOperators(inner) ? ofOperators(inner) : null;
            case "$gt", "$gte", "$lt", "$lte" -> isOrdered(operand) ? List.of(stretch(operator, operand)) : null;
            default -> null;
        };
    }

    private static FieldRange point(@Nullable Object value) {
        return new FieldRange(KeyRange.of(OrderedKey.of(value)), true);
    }

    private static @Nullable List<FieldRange> points(Collection<?> values) {
        if (!values.stream().allMatch(FieldRange::isPlain)) {
            return null;
        }
        return values.stream()
                .map(OrderedKey::of)
                .distinct()
                .sorted()
                .map(key -> new FieldRange(KeyRange.of(key), true))
                .toList();
    }

    /** From or up to a value, within the values of its type: BSON compares nothing across types. */
    private static FieldRange stretch(String operator, @Nullable Object bound) {
        OrderedKey key = OrderedKey.of(bound);
        KeyRange type = KeyRange.of(new OrderedKey(new byte[] {key.bytes()[0]}));
        OrderedKey behind = KeyRange.of(key).until();
        KeyRange stretch = switch (operator) {
            case "$gt" -> new KeyRange(behind == null ? key : behind, type.until());
            case "$gte" -> new KeyRange(key, type.until());
            case "$lt" -> new KeyRange(type.from(), key);
            default -> new KeyRange(type.from(), behind);
        };
        return new FieldRange(stretch, false);
    }

    private static boolean isOperators(Document document) {
        return !document.isEmpty() && document.keySet().stream().allMatch(name -> name.startsWith("$"));
    }

    private static boolean isPlain(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Collection<?> list -> false;
            case BsonRegularExpression pattern -> false;
            case Document document -> document.keySet().stream().noneMatch(name -> name.startsWith("$"));
            default -> true;
        };
    }

    private static boolean isOrdered(@Nullable Object value) {
        return value != null && isPlain(value) && !(value instanceof MinKey) && !(value instanceof MaxKey);
    }
}
