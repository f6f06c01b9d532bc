package waymark.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import waymark.faults.Dump.Message;
import waymark.faults.Dump.Parked;

/**
 * What a consumer must make of the topic, worked out record by record: each event once, except those of a subject that
 * come after a record nobody can read.
 *
 * @param applied ids of events
 * @param parked with the unreadable records themselves
 * @param mayBeParked applied before their subject was parked: delivered again, they are put behind it
 */
record Delivery(Set<String> applied, Set<Parked> parked, Set<Parked> mayBeParked) {

    static Delivery of(Dump dump) {
        var delivery = new Delivery(new LinkedHashSet<>(), new HashSet<>(), new HashSet<>());
        Map<String, Long> parkedFrom = new HashMap<>();
        for (Message message : dump.topic()) {
            var subject = message.headers().getOrDefault("ce_subject", "");
            var place = new Parked(subject, message.position());
            if (message.type().equals(Poison.TYPE)) {
                parkedFrom.merge(subject, message.position(), Math::min);
                delivery.parked.add(place);
            } else if (!message.isProgress()) {
                boolean waits = message.position() >= parkedFrom.getOrDefault(subject, Long.MAX_VALUE);
                if (!waits) {
                    delivery.applied.add(message.id());
                } else if (delivery.applied.contains(message.id())) {
                    delivery.mayBeParked.add(place);
                } else {
                    delivery.parked.add(place);
                }
            }
        }
        delivery.redelivered(dump, parkedFrom);
        return delivery;
    }

    private void redelivered(Dump dump, Map<String, Long> parkedFrom) {
        for (Message message : dump.topic()) {
            var subject = message.headers().getOrDefault("ce_subject", "");
            if (applied.contains(message.id())
                    && message.position() >= parkedFrom.getOrDefault(subject, Long.MAX_VALUE)) {
                mayBeParked.add(new Parked(subject, message.position()));
            }
        }
    }
}
