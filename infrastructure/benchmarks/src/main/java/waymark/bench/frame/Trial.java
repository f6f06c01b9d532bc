package waymark.bench.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One comparison: a subject, the physical limit of its work, and others for comparison.
 *
 * @param name what distinguishes it within its benchmark, for example {@code C=64 N=100000}
 * @param what is counted, for example {@code events}
 * @param others floors below the limit, and peers
 * @param targets wanted ratio of the subject to the limit or to another, by that one's name
 */
public record Trial(
        String name,
        String what,
        Measure measure,
        Contender subject,
        Contender limit,
        List<Contender> others,
        Map<String, Double> targets) {

    public Trial {
        others = List.copyOf(others);
        targets = Map.copyOf(targets);
    }

    /** In the order of their turns: subject and limit side by side. */
    List<Contender> all() {
        var all = new ArrayList<Contender>();
        all.add(subject);
        all.add(limit);
        all.addAll(others);
        return all;
    }

    /** All to which the subject is compared. */
    List<Contender> yardsticks() {
        return all().subList(1, 2 + others.size());
    }
}
