package waymark.evidence.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import waymark.evidence.measure.Suppression.Line;
import waymark.evidence.measure.Suppression.Table;

/** The small-number rule, attacked with sums. */
class SuppressionTest {

    @Test
    void one_to_five_are_withheld_and_nothing_is_shown_as_nothing() {
        assertThat(withheldOf(9, 8, 1)).containsExactly(1, 2);
        assertThat(withheldOf(26, 20, 6, 0)).isEmpty();
        assertThat(withheldOf(5, 5, 0)).as("nothing is shown as nothing").containsExactly(0, 1);
    }

    @Test
    void a_single_small_cell_takes_the_next_smallest_with_it() {
        assertThat(withheldOf(53, 3, 40, 10)).containsExactly(1, 3);
    }

    @Test
    void two_small_cells_whose_sum_is_small_take_a_third_with_them() {
        assertThat(withheldOf(32, 1, 1, 20, 10)).containsExactly(1, 2, 4);
    }

    @Test
    void a_small_gap_between_numerator_and_denominator_is_withheld_too() {
        assertThat(Suppression.small(new long[] {97, 100, 3})).isTrue();
        assertThat(Suppression.small(new long[] {94, 100, 6})).isFalse();
        assertThat(Suppression.small(new long[] {100, 100, 0})).isFalse();
    }

    @Test
    void no_row_of_any_table_gives_a_withheld_value_away() {
        var random = new Random(1);
        for (int round = 0; round < 2_000; round++) {
            var parts = IntStream.range(0, 1 + random.nextInt(9))
                    .mapToLong(i -> random.nextInt(4) == 0 ? 0 : random.nextInt(20))
                    .toArray();
            var cells = cells(parts);
            var lines =
                    List.of(new Line(0, IntStream.rangeClosed(1, parts.length).toArray()));

            var withheld = Suppression.withheld(Table.of(cells, lines));

            assertSafe("round " + round, cells, lines, withheld);
        }
    }

    @Test
    void no_table_with_row_and_column_totals_gives_a_withheld_value_away() {
        var random = new Random(2);
        for (int round = 0; round < 300; round++) {
            int height = 2 + random.nextInt(5);
            int width = 2 + random.nextInt(5);
            var inner = IntStream.range(0, height)
                    .mapToObj(r -> random.ints(width, 0, 15).asLongStream().toArray())
                    .toList();
            var cells = new ArrayList<long[]>();
            inner.forEach(row -> cells.addAll(cells(row)));
            cells.addAll(cells(IntStream.range(0, width)
                    .mapToLong(c -> inner.stream().mapToLong(row -> row[c]).sum())
                    .toArray()));
            var lines = lines(height, width);

            var withheld = Suppression.withheld(Table.of(cells, lines));

            assertSafe("round " + round, cells, lines, withheld);
        }
    }

    @Test
    void no_table_of_parts_of_parts_gives_a_small_number_away_to_who_knows_that_nothing_is_below_nothing() {
        var random = new Random(3);
        for (int round = 0; round < 3_000; round++) {
            int height = 2 + random.nextInt(4);
            int width = 2 + random.nextInt(3);
            var cells = thirds(random, height, width);
            var lines = lines(height, width);

            var withheld = Suppression.withheld(Table.of(cells, lines));

            for (int m = 0; m < 3; m++) {
                int magnitude = m;
                var known = IntStream.range(0, cells.size())
                        .mapToObj(cell -> withheld.get(cell) ? null : cells.get(cell)[magnitude])
                        .toArray(Long[]::new);
                Solver.infer(lines, known);
                assertThat(known)
                        .as("round %s, magnitude %s: %s", round, m, showAll(cells))
                        .doesNotContain(1L, 2L, 3L, 4L, 5L);
            }
        }
    }

    /** Numerators, denominators and what is between; some rows, some columns and many numerators are nothing. */
    private static List<long[]> thirds(Random random, int height, int width) {
        var empty = random.nextInt(height + width);
        var cells = new ArrayList<long[]>();
        for (int i = 0; i < (height + 1) * (width + 1); i++) {
            cells.add(new long[3]);
        }
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                long out = r == empty || height + c == empty || random.nextInt(4) == 0 ? 0 : random.nextInt(30);
                long in = random.nextInt(3) == 0 ? 0 : Math.round(out * random.nextDouble());
                for (int at : new int[] {
                    r * (width + 1), r * (width + 1) + 1 + c, height * (width + 1), height * (width + 1) + 1 + c
                }) {
                    var cell = cells.get(at);
                    cell[0] += in;
                    cell[1] += out;
                    cell[2] += out - in;
                }
            }
        }
        return cells;
    }

    private static String showAll(List<long[]> cells) {
        return cells.stream().map(Arrays::toString).toList().toString();
    }

    @Test
    void a_cell_on_no_cycle_of_withheld_cells_is_found_although_every_line_hides_two() {
        // Two squares of hidden cells joined by one: every line hides at least two, yet the joint can be worked out.
        int side = 4;
        var hidden = new BitSet();
        for (int[] cell : new int[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, 2}, {2, 2}, {2, 3}, {3, 2}, {3, 3}}) {
            hidden.set(cell[0] * (side + 1) + 1 + cell[1]);
        }

        assertThat(Elimination.solvable(lines(side, side), hidden).stream()).containsExactly((side + 1) + 1 + 2);
    }

    /** An attacker solves all sums for each hidden cell by trying: is there another table with the same shown values? */
    private static void assertSafe(String about, List<long[]> cells, List<Line> lines, BitSet withheld) {
        for (int i = 0; i < cells.size(); i++) {
            assertThat(!Suppression.small(cells.get(i)) || withheld.get(i))
                    .as(about)
                    .isTrue();
        }
        var nullSpace = new NullSpace(cells.size(), lines, withheld);
        for (int cell = withheld.nextSetBit(0); cell >= 0; cell = withheld.nextSetBit(cell + 1)) {
            assertThat(nullSpace.moves(cell))
                    .as("%s: cell %s of %s", about, cell, show(cells))
                    .isTrue();
        }
        for (var line : lines) {
            long hidden = IntStream.of(line.parts())
                    .filter(withheld::get)
                    .mapToLong(part -> cells.get(part)[0])
                    .sum();
            assertThat(withheld.get(line.total()) || hidden == 0 || hidden > 5)
                    .as(about)
                    .isTrue();
        }
    }

    private static String show(List<long[]> cells) {
        return Arrays.toString(cells.stream().mapToLong(cell -> cell[0]).toArray());
    }

    private static int[] withheldOf(long... totalAndParts) {
        var cells = Arrays.stream(totalAndParts)
                .mapToObj(value -> new long[] {value})
                .toList();
        var line = new Line(0, IntStream.range(1, cells.size()).toArray());
        return Suppression.withheld(Table.of(cells, List.of(line))).stream().toArray();
    }

    private static List<long[]> cells(long[] parts) {
        return LongStream.concat(LongStream.of(LongStream.of(parts).sum()), LongStream.of(parts))
                .mapToObj(value -> new long[] {value})
                .toList();
    }

    private static List<Line> lines(int height, int width) {
        var lines = new ArrayList<Line>();
        int stride = width + 1;
        for (int r = 0; r <= height; r++) {
            int start = r * stride;
            lines.add(new Line(
                    start, IntStream.rangeClosed(start + 1, start + width).toArray()));
        }
        for (int c = 0; c <= width; c++) {
            int column = c;
            lines.add(new Line(
                    height * stride + c,
                    IntStream.range(0, height).map(r -> r * stride + column).toArray()));
        }
        return lines;
    }

    /** Second implementation, in doubles and by rank: a cell can move if fixing it adds to the rank of the sums. */
    private record NullSpace(int size, List<Line> lines, BitSet withheld) {

        boolean moves(int cell) {
            var rows = lines.stream().map(this::row).toList();
            var fixing = new double[size];
            fixing[cell] = 1;
            var more = new ArrayList<>(rows);
            more.add(fixing);
            return rank(more) > rank(rows);
        }

        private double[] row(Line line) {
            var row = new double[size];
            IntStream.of(line.parts()).filter(withheld::get).forEach(part -> row[part] = 1);
            if (withheld.get(line.total())) {
                row[line.total()] = -1;
            }
            return row;
        }

        private int rank(List<double[]> given) {
            var rows = given.stream().map(double[]::clone).toArray(double[][]::new);
            int rank = 0;
            for (int c = 0; c < size && rank < rows.length; c++) {
                int pivot = rank;
                for (int r = rank; r < rows.length; r++) {
                    pivot = Math.abs(rows[r][c]) > Math.abs(rows[pivot][c]) ? r : pivot;
                }
                if (Math.abs(rows[pivot][c]) > 1e-9) {
                    var swap = rows[pivot];
                    rows[pivot] = rows[rank];
                    rows[rank] = swap;
                    for (int r = rank + 1; r < rows.length; r++) {
                        double factor = rows[r][c] / rows[rank][c];
                        for (int k = c; k < size; k++) {
                            rows[r][k] -= factor * rows[rank][k];
                        }
                    }
                    rank++;
                }
            }
            return rank;
        }
    }
}
