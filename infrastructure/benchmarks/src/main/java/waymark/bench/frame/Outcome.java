package waymark.bench.frame;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * All rounds of a trial.
 *
 * @param rounds by contender's name, in the order they were run
 */
public record Outcome(Trial trial, Map<String, List<Timed>> rounds) {

    /** A limit that moves further says more about the machine's other work than about the subject. */
    static final double STEADY = 0.15;

    List<Timed> of(Contender contender) {
        return rounds.getOrDefault(contender.name(), List.of());
    }

    public Spread value(Contender contender) {
        return Spread.of(of(contender).stream().mapToDouble(trial.measure()::of).toArray());
    }

    /** The subject's figure over the other's, round by round. */
    public Spread ratioTo(Contender other) {
        var mine = of(trial.subject());
        var theirs = of(other);
        return Spread.of(IntStream.range(0, mine.size())
                .mapToDouble(round ->
                        trial.measure().of(mine.get(round)) / trial.measure().of(theirs.get(round)))
                .toArray());
    }

    public double limitMoved() {
        return value(trial.limit()).moved();
    }

    public boolean isVoid() {
        return limitMoved() > STEADY;
    }

    Histogram latencies(Contender contender) {
        var all = Timed.histogram();
        of(contender).forEach(timed -> all.add(timed.latencies()));
        return all;
    }
}
