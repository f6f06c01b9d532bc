package waymark.evidence.measure;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The small-number rule. First every cell with a count of 1 to 5 is withheld: numerator, denominator or what is between
 * them. Then, as every line of a table adds up to its total, further cells are withheld until no line leaves less than two
 * of them hidden, no hidden remainder is itself small, and no hidden cell is the only solution of all lines together.
 * Which cells are solvable is found by elimination over all lines at once, so that a table with two ways to add up is safe
 * too. Intervals may still be narrowed by what is shown; single values can't be had.
 */
final class Suppression {

    static final long SMALLEST_SHOWN = 6;

    private final List<long[]> cells;
    private final List<Line> lines;
    private final BitSet fixed;
    private final BitSet withheld;

    private Suppression(List<long[]> cells, List<Line> lines, BitSet withheld, BitSet fixed) {
        this.cells = cells;
        this.lines = lines;
        this.withheld = (BitSet) withheld.clone();
        this.fixed = fixed;
    }

    /** Parts add up to the total, magnitude by magnitude. */
    record Line(int total, int[] parts) {}

    /** @param cells magnitudes of every cell */
    static BitSet withheld(List<long[]> cells, List<Line> lines) {
        return withheld(cells, lines, new BitSet(), new BitSet());
    }

    /**
     * @param withheld cells withheld already
     * @param fixed cells shown or withheld elsewhere already, which can't be changed here
     */
    static BitSet withheld(List<long[]> cells, List<Line> lines, BitSet withheld, BitSet fixed) {
        return new Suppression(cells, lines, withheld, fixed).protect();
    }

    static boolean small(long[] magnitudes) {
        for (long magnitude : magnitudes) {
            if (magnitude > 0 && magnitude < SMALLEST_SHOWN) {
                return true;
            }
        }
        return false;
    }

    private BitSet protect() {
        IntStream.range(0, cells.size())
                .filter(cell -> !fixed.get(cell) && small(cells.get(cell)))
                .forEach(withheld::set);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var line : lines) {
                changed |= gives(line) && withholdAnother(line);
            }
            if (!changed) {
                changed = withholdBesideSolvable();
            }
        }
        return withheld;
    }

    /** Whether this line alone tells a hidden cell, or that what it hides is small. */
    private boolean gives(Line line) {
        int hidden = 0;
        var remainder = new long[cells.get(line.total()).length];
        for (int part : line.parts()) {
            if (withheld.get(part)) {
                hidden++;
                for (int i = 0; i < remainder.length; i++) {
                    remainder[i] += cells.get(part)[i];
                }
            }
        }
        if (withheld.get(line.total())) {
            return hidden == 0 && line.parts().length > 0;
        }
        return hidden == 1 || hidden > 0 && small(remainder);
    }

    private boolean withholdAnother(Line line) {
        int best = -1;
        for (int part : line.parts()) {
            if (!withheld.get(part) && !fixed.get(part) && (best < 0 || rank(part) < rank(best))) {
                best = part;
            }
        }
        if (best < 0 && !withheld.get(line.total()) && !fixed.get(line.total())) {
            best = line.total();
        }
        if (best >= 0) {
            withheld.set(best);
        }
        return best >= 0;
    }

    /** The smallest that is not nothing is lost first; hiding a zero protects least. */
    private long rank(int cell) {
        long largest = 0;
        for (long magnitude : cells.get(cell)) {
            largest = Math.max(largest, magnitude);
        }
        return largest == 0 ? Long.MAX_VALUE : largest;
    }

    private boolean withholdBesideSolvable() {
        var solvable = Elimination.solvable(lines, withheld);
        boolean changed = false;
        for (var line : lines) {
            if (touches(line, solvable)) {
                changed |= withholdAnother(line);
            }
        }
        return changed;
    }

    private static boolean touches(Line line, BitSet solvable) {
        return solvable.get(line.total()) || IntStream.of(line.parts()).anyMatch(solvable::get);
    }
}
