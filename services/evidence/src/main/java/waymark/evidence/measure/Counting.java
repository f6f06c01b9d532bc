package waymark.evidence.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import waymark.evidence.area.Area;

/**
 * How a measure is counted: over which subjects, into which rows, by which rule. The rule is a pure function of one
 * subject and the date asked for, so that all dates of a trend are answered while passing each subject once.
 *
 * @param headline label of the headline row
 * @param additive whether the rows add up to the headline
 */
record Counting<S>(
        String headline,
        Function<Area, ? extends Iterable<S>> subjects,
        Function<Area, List<Row>> rows,
        boolean additive,
        Rule<S> rule) {

    interface Rule<S> {
        void count(S subject, Asked asked);
    }

    /** @return one tally for each period, in their order; only the last remembers its subjects */
    List<Tally> count(Area area, List<Period> periods, Slice slice) {
        var rowsOfArea = rows.apply(area);
        var asked = new ArrayList<Asked>(periods.size());
        for (int i = 0; i < periods.size(); i++) {
            asked.add(new Asked(area, periods.get(i), slice, new Tally(rowsOfArea, i == periods.size() - 1)));
        }
        for (var subject : subjects.apply(area)) {
            for (var each : asked) {
                rule.count(subject, each);
            }
        }
        return asked.stream().map(Asked::tally).toList();
    }
}
