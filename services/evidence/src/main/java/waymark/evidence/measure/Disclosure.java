package waymark.evidence.measure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import waymark.evidence.measure.Suppression.Line;
import waymark.evidence.measure.Suppression.Table;

/**
 * What of a counted measure is withheld from readers without the right to see small numbers. Assumed is a reader who asks
 * for everything there is to ask for and takes it apart: whole minus values, headline minus rows, now minus what they
 * know themselves ({@link Known}), a month end as a date of its own and as a point of a later trend.
 *
 * <p>So a filtered figure is looked at as some rows of one table: all values of its dimension, the whole, and the rest,
 * which is what no value takes in. The whole is published without filter and can't be changed here. The rest is published
 * nowhere, but is what is left when all values are taken off the whole: where it is small, it is protected like any value.
 * Each month end is decided by that same table as at that day.
 *
 * @param cells withheld cells, headline first
 * @param trend withheld points of the trend
 */
record Disclosure(BitSet cells, BitSet trend) {

    static final Disclosure NOTHING_WITHHELD = new Disclosure(new BitSet(), new BitSet());

    static Disclosure ofWhole(Known whole) {
        return of(IntStream.range(0, whole.all().dates())
                .mapToObj(date -> wholeWithheld(whole, date))
                .toList());
    }

    /**
     * @param values the measure for every value of one dimension
     * @param whole the measure without filter
     * @return one for each value
     */
    static List<Disclosure> ofEach(List<Known> values, Known whole) {
        var dates = IntStream.range(0, whole.all().dates())
                .mapToObj(date -> eachWithheld(values, whole, date))
                .toList();
        return IntStream.range(0, values.size())
                .mapToObj(value ->
                        of(dates.stream().map(withheld -> withheld.get(value)).toList()))
                .toList();
    }

    /** @param withheld cells at each date, oldest first */
    private static Disclosure of(List<BitSet> withheld) {
        var trend = new BitSet();
        for (int point = 0; point < withheld.size() - 1; point++) {
            trend.set(point, withheld.get(point).get(0));
        }
        return new Disclosure(withheld.getLast(), trend);
    }

    private static BitSet wholeWithheld(Known whole, int date) {
        return Suppression.withheld(Table.of(whole.magnitudes(date), row(whole.all(), 0)));
    }

    private static List<BitSet> eachWithheld(List<Known> values, Known whole, int date) {
        int width = whole.all().size();
        int last = values.size();
        var cells = new ArrayList<long[]>();
        values.forEach(value -> cells.addAll(value.magnitudes(date)));
        var total = whole.magnitudes(date);
        cells.addAll(total);
        for (int c = 0; c < width; c++) {
            cells.add(rest(total.get(c), cells, c, width, last));
        }
        var withheld = new BitSet();
        wholeWithheld(whole, date).stream().forEach(c -> withheld.set(last * width + c));
        var fixed = new BitSet();
        fixed.set(last * width, (last + 1) * width);
        var unpublished = new BitSet();
        unpublished.set((last + 1) * width, (last + 2) * width);
        var all = Suppression.withheld(new Table(cells, lines(whole.all(), last), withheld, fixed, unpublished));
        return IntStream.range(0, last)
                .mapToObj(value -> all.get(value * width, (value + 1) * width))
                .toList();
    }

    private static long[] rest(long[] total, List<long[]> cells, int column, int width, int values) {
        var rest = total.clone();
        for (int value = 0; value < values; value++) {
            var part = cells.get(value * width + column);
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= part[i];
            }
        }
        return rest;
    }

    /** Values down, then the whole and the rest; cells across. */
    private static List<Line> lines(Counted whole, int last) {
        int width = whole.size();
        var lines = new ArrayList<Line>();
        for (int r = 0; r <= last + 1; r++) {
            lines.addAll(row(whole, r * width));
        }
        for (int c = 0; c < width; c++) {
            int column = c;
            var parts = IntStream.rangeClosed(0, last + 1)
                    .filter(r -> r != last)
                    .map(r -> r * width + column)
                    .toArray();
            lines.add(new Line(last * width + c, parts));
        }
        return lines;
    }

    /** Where the rows of a measure add up to its headline. */
    private static List<Line> row(Counted counted, int start) {
        return counted.additive()
                ? List.of(new Line(
                        start,
                        IntStream.range(start + 1, start + counted.size()).toArray()))
                : List.of();
    }
}
