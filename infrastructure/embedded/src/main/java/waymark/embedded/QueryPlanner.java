package waymark.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the path on which the fewest documents have to be looked at. B-trees know how many entries lie between two
 * keys, so the choice rests on counts, not on guesses.
 */
final class QueryPlanner {

    private static final int MOST_RANGES = 5_000;
    private static final int COUNTED_RANGES = 64;
    private static final double INDIRECTION = 1.5;
    private static final double SORTING = 2.0;

    private final QueryConditions conditions;
    private final List<Map.Entry<String, Boolean>> order;
    private final int wanted;

    /** For a query, an order and the number of documents after which the reader stops (0: reads all). */
    QueryPlanner(@Nullable Document query, @Nullable Document orderBy, int wanted) {
        this.conditions = QueryConditions.of(query);
        this.order = orderBy == null
                ? List.of()
                : orderBy.entrySet().stream().map(QueryPlanner::direction).toList();
        this.wanted = wanted;
    }

    QueryPlan choose(AccessPath primary, Collection<? extends AccessPath> indexes) {
        QueryPlan best = planFor(primary, 1);
        for (AccessPath index : indexes) {
            if (best.cost() <= 1) {
                // Most queries ask for one document by its id: weighing other paths cost more than reading it.
                return best;
            }
            QueryPlan plan = planFor(index, INDIRECTION);
            if (plan.cost() < best.cost()) {
                best = plan;
            }
        }
        return best;
    }

    private static Map.Entry<String, Boolean> direction(Map.Entry<String, Object> part) {
        String field = part.getKey().equals("$natural") ? "_id" : part.getKey();
        return Map.entry(field, part.getValue() instanceof Number number && number.intValue() > 0);
    }

    private QueryPlan planFor(AccessPath path, double costPerDocument) {
        Set<String> used = new HashSet<>();
        boolean[] nullsExcluded = new boolean[1];
        List<KeyRange> ranges = rangesOf(path, used, nullsExcluded);
        if (path.leavesDocumentsOut() && !nullsExcluded[0]) {
            return new QueryPlan(path, List.of(), false, false, Double.POSITIVE_INFINITY);
        }
        int direction = path.severalKeysPerDocument() && !order.isEmpty() ? 0 : directionOn(path);
        double documents = entries(path, ranges);
        if (direction != 0 && wanted > 0) {
            double share = conditions.needMoreThan(used) ? documents / 2 : wanted;
            documents = Math.min(documents, share);
        }
        double cost = documents * costPerDocument * (direction == 0 ? SORTING : 1);
        return new QueryPlan(path, ranges, direction != 0, direction < 0, cost);
    }

    private List<KeyRange> rangesOf(AccessPath path, Set<String> used, boolean[] nullsExcluded) {
        List<OrderedKey> prefixes = List.of(KeyRange.ALL.from());
        for (IndexKey key : path.order()) {
            if (path.severalKeysPerDocument() && sharesAnArrayWith(used, key.getKey())) {
                break;
            }
            List<FieldRange> values = conditions.rangesOf(key.getKey(), path.severalKeysPerDocument());
            if (values == null || (long) values.size() * prefixes.size() > MOST_RANGES) {
                break;
            }
            used.add(key.getKey());
            nullsExcluded[0] |= values.stream().noneMatch(FieldRange::letsNullThrough);
            List<KeyRange> ranges = combine(prefixes, key.isAscending() ? values : descending(values));
            if (!values.stream().allMatch(FieldRange::point)) {
                return ranges;
            }
            prefixes = ranges.stream().map(KeyRange::from).toList();
        }
        return prefixes.stream().map(KeyRange::of).toList();
    }

    /** Conditions on two fields of an array's elements may be met by two different elements. */
    private static boolean sharesAnArrayWith(Set<String> used, String field) {
        return used.stream().anyMatch(other -> firstPart(other).equals(firstPart(field)));
    }

    private static String firstPart(String field) {
        int dot = field.indexOf('.');
        return dot < 0 ? field : field.substring(0, dot);
    }

    private static List<FieldRange> descending(List<FieldRange> values) {
        return values.reversed().stream().map(FieldRange::descending).toList();
    }

    private static List<KeyRange> combine(List<OrderedKey> prefixes, List<FieldRange> values) {
        List<KeyRange> result = new ArrayList<>(prefixes.size() * values.size());
        for (OrderedKey prefix : prefixes) {
            values.forEach(value -> result.add(value.range().behind(prefix)));
        }
        result.sort(Comparator.comparing(KeyRange::from));
        return result;
    }

    /** 1 where the path's order is the one asked for, -1 where its reverse is, 0 where neither. */
    private int directionOn(AccessPath path) {
        int direction = 0;
        int next = 0;
        List<IndexKey> keys = path.order();
        for (Map.Entry<String, Boolean> wish : order) {
            while (next < keys.size()
                    && !keys.get(next).getKey().equals(wish.getKey())
                    && conditions.pins(keys.get(next).getKey())) {
                next++;
            }
            boolean here = next < keys.size() && keys.get(next).getKey().equals(wish.getKey());
            if (conditions.pins(wish.getKey())) {
                next += here ? 1 : 0;
                continue;
            }
            int way = here && keys.get(next).isAscending() == wish.getValue() ? 1 : -1;
            if (!here || direction == -way) {
                return 0;
            }
            direction = way;
            next++;
        }
        return direction == 0 ? 1 : direction;
    }

    private static double entries(AccessPath path, List<KeyRange> ranges) {
        long counted =
                ranges.stream().limit(COUNTED_RANGES).mapToLong(path::entriesIn).sum();
        return ranges.size() <= COUNTED_RANGES ? counted : (double) counted * ranges.size() / COUNTED_RANGES;
    }
}
