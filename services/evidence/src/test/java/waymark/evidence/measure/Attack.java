package waymark.evidence.measure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import waymark.evidence.measure.Filter.Dimension;
import waymark.evidence.measure.Suppression.Line;
import waymark.platform.security.Caller;

/**
 * Takes a measure apart by one dimension: asks for all a reader may ask for, then solves the sums. Rows of the table are
 * the values, the whole, and the rest, which nobody publishes.
 */
final class Attack {

    private final Figures figures;
    private final Caller caller;
    private final String code;
    private final LocalDate asAt;
    private final List<Filter> rows;
    private final List<List<Amount>> published;
    private final List<List<List<Amount>>> own;
    private final int width;
    private final List<String> found = new ArrayList<>();

    Attack(Figures figures, Caller caller, String code, Dimension dimension, LocalDate asAt) {
        this.figures = figures;
        this.caller = caller;
        this.code = code;
        this.asAt = asAt;
        this.rows = Stream.concat(
                        figures.filterValues(caller, dimension, asAt).stream()
                                .map(value -> Filter.by(dimension, value)),
                        Stream.of(Filter.NONE))
                .toList();
        this.published = rows.stream().map(this::published).toList();
        this.own = rows.stream().map(this::own).toList();
        this.width = published.getFirst().size();
    }

    List<String> smallNumbersFound() {
        solve("numerator", Amount::numerator);
        if (published.getLast().stream().anyMatch(amount -> amount.denominator() != null)) {
            solve("denominator", Amount::denominator);
            solve("gap", amount -> amount.withheld() ? null : amount.denominator() - amount.numerator());
        }
        return found;
    }

    private void solve(String what, Function<Amount, @Nullable Long> part) {
        var known = new Long[(rows.size() + 1) * width];
        var mine = new long[known.length];
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < width; c++) {
                int column = c;
                known[r * width + c] = part.apply(published.get(r).get(c));
                mine[r * width + c] = own.get(r).stream()
                        .mapToLong(amounts -> Objects.requireNonNullElse(part.apply(amounts.get(column)), 0L))
                        .sum();
            }
        }
        var columns = columns();
        columns.forEach(line -> mine[line.parts()[rows.size() - 1]] = left(line, mine));
        Solver.infer(Stream.concat(columns.stream(), lines().stream()).toList(), known);
        for (int i = 0; i < known.length; i++) {
            if (known[i] != null) {
                check(what, i, known[i], mine[i]);
            }
        }
        columns.forEach(line -> checkHidden(what, line, known, mine));
    }

    /** What a column hides may not be small either: it would be known of each hidden cell that it is no larger. */
    private void checkHidden(String what, Line column, Long[] known, long[] mine) {
        if (known[column.total()] != null) {
            long left = known[column.total()];
            long leftMine = mine[column.total()];
            for (int part : column.parts()) {
                left -= Objects.requireNonNullElse(known[part], 0L);
                leftMine -= known[part] == null ? 0 : mine[part];
            }
            check("hidden " + what, column.total(), left, leftMine);
        }
    }

    private void check(String what, int cell, long value, long mine) {
        if (small(value) || small(value - mine)) {
            var row = cell / width < rows.size() ? rows.get(cell / width).toString() : "the rest";
            found.add("%s of cell %s in '%s' is %s, of which %s own".formatted(what, cell % width, row, value, mine));
        }
    }

    private List<Line> columns() {
        int whole = rows.size() - 1;
        return IntStream.range(0, width)
                .mapToObj(c -> new Line(
                        whole * width + c,
                        IntStream.rangeClosed(0, rows.size())
                                .filter(r -> r != whole)
                                .map(r -> r * width + c)
                                .toArray()))
                .toList();
    }

    private List<Line> lines() {
        return !Catalogue.find(code).orElseThrow().counting().additive()
                ? List.of()
                : IntStream.rangeClosed(0, rows.size())
                        .map(r -> r * width)
                        .mapToObj(start -> new Line(
                                start, IntStream.range(start + 1, start + width).toArray()))
                        .toList();
    }

    /** Cells of this date and, where only its headline was given away by a later date's trend, that. */
    private List<Amount> published(Filter row) {
        var amounts = new ArrayList<>(amounts(row));
        if (amounts.getFirst().withheld()) {
            var later = figures.figure(caller, new FigureQuery(code, asAt.plusDays(20), null, row));
            later.trend().stream()
                    .filter(point -> point.on().equals(asAt) && !point.amount().withheld())
                    .forEach(point -> amounts.set(0, point.amount()));
        }
        return amounts;
    }

    private List<Amount> amounts(Filter filter) {
        return figures.figure(caller, new FigureQuery(code, asAt, null, filter)).cells().stream()
                .map(Cell::amount)
                .toList();
    }

    /** One for each own setting, where the measure can be had by setting. */
    private List<List<Amount>> own(Filter row) {
        if (!figures.measure(caller, code).filters().contains(Dimension.SETTING)) {
            return List.of();
        }
        return caller.settings().stream()
                .map(setting -> {
                    var both = new EnumMap<Dimension, String>(Dimension.class);
                    both.putAll(row.values());
                    both.put(Dimension.SETTING, setting);
                    return amounts(new Filter(both));
                })
                .toList();
    }

    private static long left(Line line, long[] values) {
        long left = values[line.total()];
        for (int part : line.parts()) {
            left -= values[part];
        }
        return left;
    }

    private static boolean small(long value) {
        return value > 0 && value < Suppression.SMALLEST_SHOWN;
    }
}
