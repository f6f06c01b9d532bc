package waymark.platform.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Up to when everything is in the log. An event is dated when it is made and stored a little later, or much later where
 * its store had to be waited for; so the last event's date does not tell. What is on its way holds the answer back, and
 * what comes after an answer is dated after it. Of this process alone: another's events are dated by its own clock.
 */
public final class Recorded {

    private static final Duration SMALLEST = Duration.ofMillis(1);

    /** So long after the store answers again, nothing it was sent before is still to be carried out. */
    private static final Duration CARRIED_OUT = Duration.ofMinutes(2);

    private final Clock clock;
    private final LongSupplier head;
    private Instant told = Instant.EPOCH;
    private @Nullable Instant underWay;
    private boolean lost;
    private @Nullable Instant answered;

    /** @param head the last position that is stored, read when asked for */
    Recorded(Clock clock, LongSupplier head) {
        this.clock = clock;
        this.head = head;
    }

    /** Every event dated at that time or before has that position at most, and is stored. */
    public record Until(Instant time, long position) {}

    /** One round trip. What happened after it was asked may be in it already. */
    public Until until() {
        Instant time = tell();
        var until = new Until(time, head.getAsLong());
        answered();
        return until;
    }

    /** What was lost holds back what comes after it only until it would have been seen. */
    private synchronized void answered() {
        if (!lost) {
            return;
        }
        Instant now = clock.instant();
        if (answered == null) {
            answered = now;
        } else if (now.isAfter(answered.plus(CARRIED_OUT))) {
            over();
        }
    }

    private synchronized Instant tell() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant time = underWay == null || now.isBefore(underWay) ? now : underWay.minus(SMALLEST);
        // A clock set back takes nothing back: what is stored meanwhile is dated after what was told.
        if (time.isAfter(told)) {
            told = time;
        }
        return told;
    }

    /** These are stored from now on. Dates none of them up to what was told. */
    synchronized void begin(List<Document> events) {
        for (Document event : events) {
            Instant made = LogEntry.made(event);
            if (!made.isAfter(told)) {
                made = told.plus(SMALLEST);
                event.put(LogEntry.MADE, Date.from(made));
            }
            if (underWay == null || made.isBefore(underWay)) {
                underWay = made;
            }
        }
    }

    /** All that was begun is stored and can be read, or was refused. */
    synchronized void end(boolean stored) {
        // The place of what was lost is taken only by what is stored.
        if (!lost || stored) {
            over();
        }
    }

    /** Whether what was begun is stored is not known, and nobody asks any more. */
    synchronized void lose() {
        lost = true;
        answered = null;
    }

    private void over() {
        underWay = null;
        lost = false;
        answered = null;
    }
}
