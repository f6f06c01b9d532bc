package waymark.platform.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a log is, without a store: the events in their order, and each stream's newest snapshot. */
final class LogModel {

    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, Fact> snapshots = new HashMap<>();

    /** One event, or one snapshot. */
    record Fact(String stream, long sequence, String text) {}

    long head() {
        return facts.size();
    }

    long next(String stream) {
        return stream(stream, 0).size();
    }

    void add(List<Fact> commit) {
        facts.addAll(commit);
    }

    List<Fact> after(long position) {
        return facts.subList((int) Math.min(position, facts.size()), facts.size());
    }

    List<Fact> stream(String stream, long from) {
        return facts.stream()
                .filter(fact -> fact.stream().equals(stream) && fact.sequence() >= from)
                .toList();
    }

    void snapshot(Fact taken) {
        snapshots.merge(taken.stream(), taken, (old, young) -> young.sequence() >= old.sequence() ? young : old);
    }

    Set<String> withSnapshots() {
        return snapshots.keySet();
    }

    Fact snapshotOf(String stream) {
        return snapshots.get(stream);
    }
}
