package waymark.platform.consume;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event that waits.
 *
 * @param id of its document
 * @param partition of the dead-letter topic; null where an older release did not note it
 * @param offset the same
 */
record ParkedEvent(
        String id,
        ParkedSubject subject,
        long position,
        String reason,
        Instant since,
        @Nullable Integer partition,
        @Nullable Long offset) {}
