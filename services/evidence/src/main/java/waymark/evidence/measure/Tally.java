package waymark.evidence.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The counts of one measure at one date: the headline first, then its rows. */
final class Tally {

    private final Map<String, Integer> index;
    private final List<Count> counts;

    /** @param named whether to remember whose counts these are */
    Tally(List<Row> rows, boolean named) {
        index = HashMap.newHashMap(rows.size() + 1);
        index.put(Cell.ALL, 0);
        for (var row : rows) {
            index.put(row.code(), index.size());
        }
        counts = java.util.stream.IntStream.rangeClosed(0, rows.size())
                .mapToObj(i -> new Count(named))
                .toList();
    }

    Count headline() {
        return counts.getFirst();
    }

    /** Headline first, in the order of the rows. */
    List<Count> counts() {
        return counts;
    }

    Count row(String code) {
        var at = index.get(code);
        if (at == null) {
            throw new IllegalArgumentException("No row " + code);
        }
        return counts.get(at);
    }

    boolean has(String code) {
        return index.containsKey(code);
    }
}
