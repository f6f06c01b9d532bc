package waymark.platform.publish;

import java.time.Duration;
import java.time.Instant;

/**
 * When to say how far everything is published: with events at once, but ten times a second at most, as each time costs a
 * record in every partition; without any every 5 s for a minute, then every minute.
 */
final class MarkerRhythm {

    private static final Duration AMID_EVENTS = Duration.ofMillis(100);
    private static final Duration AT_FIRST = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(1);

    private Instant lastEvents;
    private Instant lastMarkers = Instant.MIN;
    private boolean owed;

    MarkerRhythm(Instant start) {
        this.lastEvents = start;
    }

    /** Whether events have gone out that no marker speaks of yet. */
    boolean owed() {
        return owed;
    }

    boolean due(Instant now) {
        return untilDue(now).isZero();
    }

    /** Zero when it is due. A clock set back makes nobody wait longer. */
    Duration untilDue(Instant now) {
        if (lastMarkers.equals(Instant.MIN) || now.isBefore(lastMarkers)) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, lastMarkers.plus(interval(now)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration interval(Instant now) {
        if (owed) {
            return AMID_EVENTS;
        }
        return now.isBefore(lastEvents.plus(LATER)) ? AT_FIRST : LATER;
    }

    void eventsSent(Instant now) {
        lastEvents = now;
        owed = true;
    }

    void markersSent(Instant now) {
        lastMarkers = now;
        owed = false;
    }
}
