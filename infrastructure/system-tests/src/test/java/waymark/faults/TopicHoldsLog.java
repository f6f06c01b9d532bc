package waymark.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import waymark.faults.Dump.Message;
import waymark.faults.Published.Due;

/**
 * C4: the topic holds all of the log that is for others and nothing else; whatever is sent again, each subject's events
 * come first in the order of the log, and no marker says "complete up to here" before it is.
 */
final class TopicHoldsLog implements Checker {

    /** What a publisher that takes over sends again: four windows of 500. More than the load here makes in 0.1 s. */
    private static final int WINDOW = 2_000;

    @Override
    public String name() {
        return "C4 the topic holds the log in order";
    }

    @Override
    public List<String> violations(Dump dump) {
        var reading = new Reading(Published.of(dump.log()));
        dump.topic().stream()
                .filter(message -> !message.type().equals(Poison.TYPE))
                .forEach(reading::read);
        reading.due.values().stream()
                .filter(each -> !reading.seen.contains(each.id()))
                .forEach(each -> reading.found.add("never published: " + each));
        long tenures = dump.samples().stream()
                .filter(sample -> sample.what().equals("publisher epoch"))
                .mapToLong(Dump.Sample::value)
                .max()
                .orElse(1);
        if (reading.duplicates > WINDOW * tenures) {
            reading.found.add(reading.duplicates + " duplicates of " + tenures + " tenures");
        }
        return reading.found;
    }

    static long duplicates(Dump dump) {
        long events = dump.topic().stream()
                .filter(message -> !message.isProgress() && !message.type().equals(Poison.TYPE))
                .count();
        return events - Published.of(dump.log()).size();
    }

    private static final class Reading {

        private final Map<String, Due> due;
        private final Set<String> seen = new HashSet<>();
        private final Map<String, Long> lastOfSubject = new HashMap<>();
        private final Map<String, Integer> partitionOf = new HashMap<>();
        private final Map<Integer, Long> marker = new HashMap<>();
        private final List<String> found = new ArrayList<>();
        private long duplicates;

        Reading(Map<String, Due> due) {
            this.due = due;
        }

        void read(Message message) {
            if (message.isProgress()) {
                marker.merge(message.partition(), message.position(), Math::max);
                return;
            }
            var each = due.get(message.id());
            if (each == null) {
                found.add("published and not in the log: " + message);
                return;
            }
            compare(message, each);
            if (seen.add(each.id())) {
                first(message, each);
            } else {
                duplicates++;
            }
        }

        private void first(Message message, Due each) {
            if (lastOfSubject.getOrDefault(each.subject(), -1L) > each.position()) {
                found.add("overtaken by a later event of its subject: " + each);
            }
            lastOfSubject.merge(each.subject(), each.position(), Math::max);
            if (marker.getOrDefault(message.partition(), -1L) >= each.position()) {
                found.add("declared complete before it was published: " + each);
            }
        }

        private void compare(Message message, Due each) {
            boolean same = each.subject().equals(message.key())
                    && each.subject().equals(message.headers().get("ce_subject"))
                    && each.type().equals(message.type())
                    && each.position() == message.position()
                    && String.valueOf(each.sequence()).equals(message.headers().get("ce_sequence"))
                    && each.recorded().toString().equals(message.headers().get("ce_time"))
                    && each.body().equals(message.body());
            if (!same) {
                found.add("published as " + message + " instead of " + each);
            }
            var partition = partitionOf.putIfAbsent(each.subject(), message.partition());
            if (!Objects.requireNonNullElse(partition, message.partition()).equals(message.partition())) {
                found.add("one subject on two partitions: " + each.subject());
            }
        }
    }
}
