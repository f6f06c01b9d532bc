package waymark.bench.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import waymark.bench.work.Work;
import waymark.events.JourneysPublished.SupportCyclePlanned;
import waymark.events.PublishedEvent;

/**
 * Commands about the children of one area, each child in its turn, one event each: no two of a child's are ever under way
 * at once, and no child's story grows beyond what it is in life. Known again at the other end by child and cycle.
 */
final class Samples {

    private final Map<String, Sample> known = new ConcurrentHashMap<>();
    private final Random random = new Random(42);
    private final int children;
    private long next;

    Samples(int children) {
        this.children = children;
    }

    /** The next commands; what was planned before is forgotten. */
    List<Sample> plan(int count) {
        known.clear();
        var planned = new ArrayList<Sample>(count);
        for (int i = 0; i < count; i++) {
            String child = "child-" + next % children;
            long sequence = next / children;
            next++;
            var sample = new Sample(Work.unit(child, sequence, 1, random));
            known.put(key(child, NotedPublisher.cycle(sequence)), sample);
            planned.add(sample);
        }
        return planned;
    }

    /** What was planned before the last plan is passed over. */
    void note(Collection<? extends PublishedEvent> events, Consumer<Sample> note) {
        for (var event : events) {
            if (event instanceof SupportCyclePlanned planned) {
                var sample = known.get(key(planned.childId(), planned.cycleId()));
                if (sample != null) {
                    note.accept(sample);
                }
            }
        }
    }

    private static String key(String child, String cycle) {
        return child + " " + cycle;
    }
}
