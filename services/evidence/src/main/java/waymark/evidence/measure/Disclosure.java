package waymark.evidence.measure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import waymark.evidence.measure.Suppression.Line;

/**
 * What of a counted measure is withheld from readers without the right to see small numbers. A filtered figure is looked
 * at as one row of the table of all values of its filter, whose last row is the figure without filter, so that asking for
 * one value after the other gives nothing away either.
 *
 * @param cells withheld cells, headline first
 * @param trend withheld points of the trend
 */
record Disclosure(BitSet cells, BitSet trend) {

    static final Disclosure NOTHING_WITHHELD = new Disclosure(new BitSet(), new BitSet());

    static Disclosure of(Counted counted) {
        var lines = counted.additive() ? List.of(new Line(0, counted.parts())) : List.<Line>of();
        var trend = new BitSet();
        IntStream.range(0, counted.trend().size())
                .filter(i -> Suppression.small(counted.trend().get(i).magnitudes()))
                .forEach(trend::set);
        return new Disclosure(Suppression.withheld(counted.magnitudes(), lines), trend);
    }

    /**
     * @param values the measure for every value of the filter's dimension
     * @param at which of them is asked for
     * @param whole the measure without filter
     */
    static Disclosure of(List<Counted> values, int at, Counted whole) {
        var open = of(whole);
        var table = new Table(values, whole, open.cells());
        return new Disclosure(table.withheldOf(at), trendWithheld(values, at, whole, open.trend()));
    }

    private static BitSet trendWithheld(List<Counted> values, int at, Counted whole, BitSet wholeWithheld) {
        var result = new BitSet();
        for (int point = 0; point < whole.trend().size(); point++) {
            var cells = new ArrayList<long[]>();
            for (var value : values) {
                cells.add(value.trend().get(point).magnitudes());
            }
            var total = whole.trend().get(point).magnitudes();
            cells.add(total);
            cells.add(rest(total, cells.subList(0, values.size())));
            var withheld = new BitSet();
            withheld.set(values.size(), wholeWithheld.get(point));
            var fixed = new BitSet();
            fixed.set(values.size(), cells.size());
            var parts = IntStream.range(0, cells.size())
                    .filter(i -> i != values.size())
                    .toArray();
            var line = new Line(values.size(), parts);
            result.set(
                    point,
                    Suppression.withheld(cells, List.of(line), withheld, fixed).get(at));
        }
        return result;
    }

    /** What no value of the filter takes in, for example children without a place. */
    private static long[] rest(long[] total, List<long[]> parts) {
        var rest = total.clone();
        for (var part : parts) {
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= part[i];
            }
        }
        return rest;
    }

    /** Values down, cells across; then the whole and the rest, both as they are. */
    private record Table(List<Counted> values, Counted whole, BitSet wholeWithheld) {

        BitSet withheldOf(int at) {
            int width = whole.size();
            int last = values.size();
            var cells = new ArrayList<long[]>();
            values.forEach(value -> cells.addAll(value.magnitudes()));
            cells.addAll(whole.magnitudes());
            for (int c = 0; c < width; c++) {
                int column = c;
                cells.add(rest(
                        whole.magnitudes().get(c),
                        values.stream()
                                .map(value -> value.magnitudes().get(column))
                                .toList()));
            }
            var withheld = new BitSet();
            wholeWithheld.stream().forEach(c -> withheld.set(last * width + c));
            var fixed = new BitSet();
            fixed.set(last * width, (last + 2) * width);
            var all = Suppression.withheld(cells, lines(width, last), withheld, fixed);
            return all.get(at * width, (at + 1) * width);
        }

        private List<Line> lines(int width, int last) {
            var lines = new ArrayList<Line>();
            if (whole.additive()) {
                for (int r = 0; r <= last; r++) {
                    int start = r * width;
                    lines.add(new Line(
                            start, IntStream.range(start + 1, start + width).toArray()));
                }
            }
            for (int c = 0; c < width; c++) {
                int column = c;
                lines.add(new Line(
                        last * width + c,
                        IntStream.rangeClosed(0, last + 1)
                                .filter(r -> r != last)
                                .map(r -> r * width + column)
                                .toArray()));
            }
            return lines;
        }
    }
}
