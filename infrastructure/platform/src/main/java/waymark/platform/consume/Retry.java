package waymark.platform.consume;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to apply what is parked: proposed by one operator, approved by another, and kept as the record of both.
 *
 * @param subject which one; null for all that are parked when it begins
 * @param applied events applied so far; after a crash between the two it may be one too few
 * @param stopped subjects whose next event still cannot be applied, at most a hundred
 * @param trouble why it does not get on at the moment; it goes on by itself
 * @param history who did what, and when
 */
record Retry(
        String retryId,
        Status status,
        @Nullable String listener,
        @Nullable String source,
        @Nullable String subject,
        long applied,
        List<Stop> stopped,
        @Nullable String trouble,
        List<Step> history) {

    enum Status {
        /** Somebody else must approve it. */
        PROPOSED,
        /** The events are being applied, in order. */
        RUNNING,
        /** All subjects flow again. */
        DONE,
        /** Those under {@code stopped} wait as before; the others flow again. */
        STOPPED
    }

    /** The event that still cannot be applied. */
    record Stop(String listener, String source, String subject, long position, String reason) {}

    /** @param by the token's subject; {@code system} for what the service did itself */
    record Step(String what, String by, Instant at) {}
}
