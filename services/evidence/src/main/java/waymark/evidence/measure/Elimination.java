package waymark.evidence.measure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import waymark.evidence.measure.Suppression.Line;

/**
 * Which unknowns a set of sums determines: Gauss-Jordan elimination, after which an unknown is known exactly where it
 * stands alone in its equation. Coefficients are kept modulo a prime, exact for sums of parts.
 */
final class Elimination {

    private static final long PRIME = 2_147_483_647L;

    private Elimination() {}

    static BitSet solvable(List<Line> lines, BitSet unknown) {
        var column = unknown.stream().toArray();
        var rows = lines.stream().map(line -> equation(line, column)).toArray(long[][]::new);
        int rank = 0;
        for (int c = 0; c < column.length && rank < rows.length; c++) {
            if (pivot(rows, rank, c)) {
                clear(rows, rank, c);
                rank++;
            }
        }
        var solvable = new BitSet();
        for (int r = 0; r < rank; r++) {
            var alone = alone(rows[r]);
            if (alone >= 0) {
                solvable.set(column[alone]);
            }
        }
        return solvable;
    }

    private static long[] equation(Line line, int[] column) {
        var row = new long[column.length];
        for (int part : line.parts()) {
            add(row, column, part, 1);
        }
        add(row, column, line.total(), PRIME - 1);
        return row;
    }

    private static void add(long[] row, int[] column, int cell, long coefficient) {
        int at = Arrays.binarySearch(column, cell);
        if (at >= 0) {
            row[at] = (row[at] + coefficient) % PRIME;
        }
    }

    private static boolean pivot(long[][] rows, int from, int column) {
        for (int r = from; r < rows.length; r++) {
            if (rows[r][column] != 0) {
                var found = rows[r];
                rows[r] = rows[from];
                rows[from] = found;
                return true;
            }
        }
        return false;
    }

    private static void clear(long[][] rows, int pivot, int column) {
        long inverse = power(rows[pivot][column], PRIME - 2);
        for (int c = 0; c < rows[pivot].length; c++) {
            rows[pivot][c] = rows[pivot][c] * inverse % PRIME;
        }
        for (int r = 0; r < rows.length; r++) {
            long factor = rows[r][column];
            if (r != pivot && factor != 0) {
                for (int c = 0; c < rows[r].length; c++) {
                    rows[r][c] = Math.floorMod(rows[r][c] - factor * rows[pivot][c] % PRIME, PRIME);
                }
            }
        }
    }

    private static long power(long base, long exponent) {
        long result = 1;
        long square = base % PRIME;
        for (long e = exponent; e > 0; e >>= 1) {
            if ((e & 1) == 1) {
                result = result * square % PRIME;
            }
            square = square * square % PRIME;
        }
        return result;
    }

    /** The only column of this row that is not zero, or -1. */
    private static int alone(long[] row) {
        int found = -1;
        for (int c = 0; c < row.length; c++) {
            if (row[c] != 0) {
                if (found >= 0) {
                    return -1;
                }
                found = c;
            }
        }
        return found;
    }
}
