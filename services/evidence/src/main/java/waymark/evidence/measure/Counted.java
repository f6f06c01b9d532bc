package waymark.evidence.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import waymark.evidence.area.Area;

/**
 * A measure counted at one date and at the 24 month ends up to it, before anything is withheld.
 *
 * @param rows without the headline
 * @param tallies one for each of these dates, oldest first; the last, of the date itself, knows its subjects
 */
record Counted(Entry entry, Period period, List<Row> rows, List<Tally> tallies) {

    static Counted of(Entry entry, Area area, Period period, Slice slice) {
        var periods = new ArrayList<Period>();
        Period.monthEnds(period.to()).forEach(day -> periods.add(Period.endingOn(day)));
        periods.add(period);
        var tallies = entry.counting().count(area, periods, slice);
        return new Counted(entry, period, entry.counting().rows().apply(area), tallies);
    }

    /** Headline first, subjects included. */
    Tally now() {
        return tallies.getLast();
    }

    /** @param date which of the dates, oldest first */
    List<long[]> magnitudes(int date) {
        return tallies.get(date).counts().stream().map(Count::magnitudes).toList();
    }

    int dates() {
        return tallies.size();
    }

    boolean additive() {
        return entry.counting().additive();
    }

    int size() {
        return rows.size() + 1;
    }

    List<Cell> cells(Disclosure disclosure) {
        return IntStream.range(0, size())
                .mapToObj(i -> new Cell(
                        code(i),
                        label(i),
                        i == 0,
                        amount(now().counts().get(i), disclosure.cells().get(i))))
                .toList();
    }

    List<Point> points(Disclosure disclosure) {
        var days = Period.monthEnds(period.to());
        return IntStream.range(0, days.size())
                .mapToObj(i -> new Point(
                        days.get(i),
                        amount(tallies.get(i).headline(), disclosure.trend().get(i))))
                .toList();
    }

    private String code(int cell) {
        return cell == 0 ? Cell.ALL : rows.get(cell - 1).code();
    }

    private String label(int cell) {
        return cell == 0 ? entry.counting().headline() : rows.get(cell - 1).label();
    }

    private Amount amount(Count count, boolean withheld) {
        return withheld ? Amount.WITHHELD : count.amount(entry.measure().unit(), entry.ofSome());
    }
}
