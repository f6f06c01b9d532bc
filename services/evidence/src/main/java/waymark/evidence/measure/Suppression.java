package waymark.evidence.measure;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The small-number rule. First every cell with a count of 1 to 5 is withheld: numerator, denominator or what is between
 * them. Then, as every line of a table adds up to its total, further cells are withheld until no line leaves less than two
 * of them hidden, no hidden remainder is itself small, and no hidden cell is the only solution of all lines together.
 * Which cells are solvable is found by elimination over all lines at once, so that a table with two ways to add up is safe
 * too, and for each magnitude again with what must be nothing because nothing is left of a total. Intervals may still be
 * narrowed by what is shown; single small values can't be had.
 */
final class Suppression {

    static final long SMALLEST_SHOWN = 6;

    private final Table table;
    private final BitSet withheld;
    private final Comparator<Integer> leastLost;

    private Suppression(Table table) {
        this.table = table;
        withheld = (BitSet) table.withheld().clone();
        leastLost =
                Comparator.<Integer, Boolean>comparing(table.unpublished()::get).thenComparing(this::loss);
    }

    /** Parts add up to the total, magnitude by magnitude. */
    record Line(int total, int[] parts) {}

    /**
     * @param cells magnitudes of every cell
     * @param withheld cells withheld already
     * @param fixed cells shown or withheld elsewhere already, which can't be changed here
     * @param unpublished cells shown nowhere; withheld means of them that they can't be worked out either. Others are
     *     withheld in their stead where that helps, as readers may know them from elsewhere.
     */
    record Table(List<long[]> cells, List<Line> lines, BitSet withheld, BitSet fixed, BitSet unpublished) {
        static Table of(List<long[]> cells, List<Line> lines) {
            return new Table(cells, lines, new BitSet(), new BitSet(), new BitSet());
        }
    }

    static BitSet withheld(Table table) {
        return new Suppression(table).protect();
    }

    static boolean small(long[] magnitudes) {
        for (long magnitude : magnitudes) {
            if (small(magnitude)) {
                return true;
            }
        }
        return false;
    }

    private static boolean small(long magnitude) {
        return magnitude > 0 && magnitude < SMALLEST_SHOWN;
    }

    private BitSet protect() {
        IntStream.range(0, table.cells().size())
                .filter(cell -> !table.fixed().get(cell) && small(magnitudes(cell)))
                .forEach(withheld::set);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var line : table.lines()) {
                changed |= gives(line) && withholdAnother(line);
            }
            if (!changed) {
                changed = withholdBesideSolvable();
            }
        }
        return withheld;
    }

    private long[] magnitudes(int cell) {
        return table.cells().get(cell);
    }

    /** Whether this line alone tells a hidden cell, or that what it hides is small. */
    private boolean gives(Line line) {
        int hidden = 0;
        var remainder = new long[magnitudes(line.total()).length];
        for (int part : line.parts()) {
            if (withheld.get(part)) {
                hidden++;
                for (int i = 0; i < remainder.length; i++) {
                    remainder[i] += magnitudes(part)[i];
                }
            }
        }
        if (withheld.get(line.total())) {
            return hidden == 0 && line.parts().length > 0;
        }
        return hidden == 1 || hidden > 0 && small(remainder);
    }

    private boolean withholdAnother(Line line) {
        var best = IntStream.of(line.parts())
                .filter(this::free)
                .boxed()
                .min(leastLost)
                .or(() -> Stream.of(line.total()).filter(this::free).findFirst());
        best.ifPresent(withheld::set);
        return best.isPresent();
    }

    private boolean free(int cell) {
        return !withheld.get(cell) && !table.fixed().get(cell);
    }

    /** The smallest that is not nothing is lost first; hiding a zero protects least. */
    private long loss(int cell) {
        long largest = 0;
        for (long magnitude : magnitudes(cell)) {
            largest = Math.max(largest, magnitude);
        }
        return largest == 0 ? Long.MAX_VALUE : largest;
    }

    private boolean withholdBesideSolvable() {
        var solvable = solvable();
        boolean changed = false;
        for (var line : table.lines()) {
            if (touches(line, solvable)) {
                changed |= withholdAnother(line);
            }
        }
        return changed;
    }

    /** Everything that can be worked out of any magnitude, and is small; and any hidden cell all of which can be. */
    private BitSet solvable() {
        var found = new HashMap<BitSet, BitSet>();
        var solvable = (BitSet) solvable(found, (BitSet) withheld.clone()).clone();
        for (int magnitude = 0; magnitude < magnitudes(0).length; magnitude++) {
            int m = magnitude;
            var unknown = (BitSet) withheld.clone();
            boolean learnt = true;
            while (learnt) {
                learnt = findNothing(unknown, m);
                var solved = solvable(found, (BitSet) unknown.clone());
                learnt |= unknown.intersects(solved);
                unknown.andNot(solved);
            }
            withheld.stream()
                    .filter(cell -> !unknown.get(cell) && small(magnitudes(cell)[m]))
                    .forEach(solvable::set);
        }
        return solvable;
    }

    /** Where nothing is left of a total that is known, every part is known to be nothing. */
    private boolean findNothing(BitSet unknown, int magnitude) {
        int before = unknown.cardinality();
        for (var line : table.lines()) {
            if (!unknown.get(line.total())) {
                long left = IntStream.of(line.parts())
                        .filter(unknown::get)
                        .mapToLong(part -> magnitudes(part)[magnitude])
                        .sum();
                IntStream.of(line.parts()).filter(part -> left == 0).forEach(unknown::clear);
            }
        }
        return unknown.cardinality() < before;
    }

    private BitSet solvable(HashMap<BitSet, BitSet> found, BitSet unknown) {
        return found.computeIfAbsent(unknown, it -> Elimination.solvable(table.lines(), it));
    }

    private static boolean touches(Line line, BitSet solvable) {
        return solvable.get(line.total()) || IntStream.of(line.parts()).anyMatch(solvable::get);
    }
}
