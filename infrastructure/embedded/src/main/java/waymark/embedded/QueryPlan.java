package waymark.embedded;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How one query will be answered: which path, which stretches of it, and whether that gives the order asked for. */
record QueryPlan(AccessPath path, List<KeyRange> ranges, boolean inOrder, boolean descending, double cost) {

    Stream<OrderedKey> positions() {
        List<KeyRange> sequence = descending ? ranges.reversed() : ranges;
        Stream<OrderedKey> positions = sequence.stream().flatMap(this::positionsIn);
        if (!path.severalKeysPerDocument()) {
            return positions;
        }
        Set<OrderedKey> seen = new HashSet<>();
        return positions.filter(seen::add);
    }

    private Stream<OrderedKey> positionsIn(KeyRange range) {
        Iterable<OrderedKey> positions = () -> path.positions(range, descending);
        return StreamSupport.stream(positions.spliterator(), false);
    }
}
