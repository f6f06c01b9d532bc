package waymark.evidence.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import waymark.evidence.measure.Suppression.Line;

/**
 * Works out of sums what they give away: all of them at once, in doubles, and again with what must be nothing because
 * nothing is left of a total. Written apart from what it attacks.
 */
final class Solver {

    private static final double NOTHING = 1e-7;

    private final List<Line> lines;
    private final Long[] known;

    private Solver(List<Line> lines, Long[] known) {
        this.lines = lines;
        this.known = known;
    }

    /** @param known values of cells, {@code null} where unknown; filled with what can be worked out */
    static void infer(List<Line> lines, Long[] known) {
        var solver = new Solver(lines, known);
        boolean more = true;
        while (more) {
            more = solver.solve();
            for (var line : lines) {
                more |= solver.nothingLeft(line);
            }
        }
    }

    private boolean nothingLeft(Line line) {
        if (known[line.total()] == null) {
            return false;
        }
        long left = known[line.total()];
        for (int part : line.parts()) {
            left -= Objects.requireNonNullElse(known[part], 0L);
        }
        boolean more = false;
        for (int part : line.parts()) {
            if (left == 0 && known[part] == null) {
                known[part] = 0L;
                more = true;
            }
        }
        return more;
    }

    private boolean solve() {
        var unknown = IntStream.range(0, known.length)
                .filter(cell -> known[cell] == null)
                .toArray();
        var rows = lines.stream().map(line -> equation(line, unknown)).toArray(double[][]::new);
        reduce(rows, unknown.length);
        boolean more = false;
        for (var row : rows) {
            var alone = IntStream.range(0, unknown.length)
                    .filter(c -> Math.abs(row[c]) > NOTHING)
                    .toArray();
            if (alone.length == 1) {
                known[unknown[alone[0]]] = Math.round(row[unknown.length] / row[alone[0]]);
                more = true;
            }
        }
        return more;
    }

    private double[] equation(Line line, int[] unknown) {
        var row = new double[unknown.length + 1];
        add(row, unknown, line.total(), -1);
        IntStream.of(line.parts()).forEach(part -> add(row, unknown, part, 1));
        return row;
    }

    private void add(double[] row, int[] unknown, int cell, int sign) {
        if (known[cell] == null) {
            row[Arrays.binarySearch(unknown, cell)] += sign;
        } else {
            row[unknown.length] -= sign * known[cell];
        }
    }

    private static void reduce(double[][] rows, int columns) {
        int rank = 0;
        for (int c = 0; c < columns && rank < rows.length; c++) {
            int pivot = rank;
            for (int r = rank; r < rows.length; r++) {
                pivot = Math.abs(rows[r][c]) > Math.abs(rows[pivot][c]) ? r : pivot;
            }
            if (Math.abs(rows[pivot][c]) > NOTHING) {
                var swap = rows[pivot];
                rows[pivot] = rows[rank];
                rows[rank] = swap;
                clear(rows, rank, c);
                rank++;
            }
        }
    }

    private static void clear(double[][] rows, int pivot, int column) {
        for (int r = 0; r < rows.length; r++) {
            double factor = r == pivot ? 0 : rows[r][column] / rows[pivot][column];
            for (int c = column; c < rows[r].length && factor != 0; c++) {
                rows[r][c] -= factor * rows[pivot][c];
            }
        }
    }
}
