package waymark.bench.frame;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Lets all contenders of a trial take turns, so that whatever else the machine does falls on all of them.
 *
 * @param warmUp turns taken before, which don't count
 * @param count turns of each that count
 */
public record Rounds(Duration warmUp, int count) {

    /** Warms up by one turn of each, however long it takes. */
    static final Duration ONE_TURN = Duration.ofMillis(1);

    public Outcome run(Trial trial) throws Exception {
        long start = System.nanoTime();
        while (System.nanoTime() - start < warmUp.toNanos()) {
            for (Contender contender : trial.all()) {
                contender.round();
            }
        }
        var rounds = new LinkedHashMap<String, List<Timed>>();
        for (int round = 0; round < count; round++) {
            for (Contender contender : trial.all()) {
                rounds.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                        .add(contender.round());
            }
        }
        return new Outcome(trial, rounds);
    }
}
