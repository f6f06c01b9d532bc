package waymark.platform.publish;

import java.time.Duration;
import java.time.Instant;

/** When to say again that there is nothing new: every 5 s for a minute after the last events, then every minute. */
final class MarkerRhythm {

    private static final Duration AT_FIRST = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(1);

    private Instant lastWindow;
    private Instant lastMarker = Instant.MIN;

    MarkerRhythm(Instant start) {
        this.lastWindow = start;
    }

    boolean due(Instant now) {
        Duration interval = now.isBefore(lastWindow.plus(LATER)) ? AT_FIRST : LATER;
        return lastMarker.equals(Instant.MIN) || !now.isBefore(lastMarker.plus(interval));
    }

    void sent(Instant now, boolean afterEvents) {
        lastMarker = now;
        if (afterEvents) {
            lastWindow = now;
        }
    }
}
