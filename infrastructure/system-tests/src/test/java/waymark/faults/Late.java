package waymark.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;

/**
 * Events that were published behind a marker which says that all recorded up to a later time is there. A marker's
 * position never says so wrongly (C4); its time is what clocks said, and is only as right as they were.
 *
 * @param most by how much the latest of them came late
 */
record Late(int events, Duration most) {

    static Late in(Dump dump) {
        var marked = new HashMap<Integer, Instant>();
        int late = 0;
        var most = Duration.ZERO;
        for (var message : dump.topic()) {
            if (message.type().equals(Poison.TYPE) || !message.headers().containsKey("ce_time")) {
                continue;
            }
            var time = Instant.parse(message.headers().get("ce_time"));
            if (message.isProgress()) {
                marked.merge(message.partition(), time, (one, other) -> one.isAfter(other) ? one : other);
                continue;
            }
            var by = Duration.between(time, marked.getOrDefault(message.partition(), time));
            if (by.isPositive()) {
                late++;
                most = by.compareTo(most) > 0 ? by : most;
            }
        }
        return new Late(late, most);
    }
}
