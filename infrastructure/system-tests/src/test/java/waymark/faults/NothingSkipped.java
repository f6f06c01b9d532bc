package waymark.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import waymark.faults.Dump.Fact;
import waymark.faults.Dump.Message;
import waymark.faults.Dump.Parked;

/** C7: of all that was delivered, everything is either applied, once, or parked and on the dead-letter topic. */
final class NothingSkipped implements Checker {

    @Override
    public String name() {
        return "C7 applied and parked are all that was consumed";
    }

    @Override
    public List<String> violations(Dump dump) {
        var found = new ArrayList<String>();
        everythingConsumed(dump, found);
        var due = Delivery.of(dump);
        Map<String, Long> applied = dump.dossiers().stream()
                .flatMap(dossier -> dossier.facts().stream())
                .collect(Collectors.groupingBy(Fact::id, Collectors.counting()));
        Stream.concat(due.applied().stream(), applied.keySet().stream())
                .distinct()
                .filter(id -> applied.getOrDefault(id, 0L) != (due.applied().contains(id) ? 1L : 0L))
                .forEach(id -> found.add("applied " + applied.getOrDefault(id, 0L) + " times: " + id));
        parked(dump, due, found);
        return found;
    }

    private static void everythingConsumed(Dump dump, List<String> found) {
        var ends = new HashMap<Integer, Long>();
        dump.topic().forEach(message -> ends.merge(message.partition(), message.offset() + 1, Math::max));
        ends.forEach((partition, end) -> {
            long consumed = dump.consumed().getOrDefault(partition, 0L);
            if (consumed < end) {
                found.add("partition " + partition + " is consumed to " + consumed + " of " + end);
            }
        });
    }

    private static void parked(Dump dump, Delivery due, List<String> found) {
        var parked = new HashSet<>(dump.parked());
        var dead = dump.dead().stream().map(NothingSkipped::place).collect(Collectors.toSet());
        for (Parked each : due.parked()) {
            if (!parked.contains(each)) {
                found.add("to be parked and not: " + each);
            }
        }
        for (Parked each : parked) {
            if (!due.parked().contains(each) && !due.mayBeParked().contains(each)) {
                found.add("parked without need: " + each);
            }
            if (!dead.contains(each)) {
                found.add("parked and not on the dead-letter topic: " + each);
            }
        }
    }

    private static Parked place(Message message) {
        return new Parked(message.headers().getOrDefault("ce_subject", ""), message.position());
    }
}
