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

    public Outcome run(Trial trial) throws Exception {
        long start = System.nanoTime();
        do {
            for (Contender contender : trial.all()) {
                contender.round();
            }
        } while (System.nanoTime() - start < warmUp.toNanos());
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
