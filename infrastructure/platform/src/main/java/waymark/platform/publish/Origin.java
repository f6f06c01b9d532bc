package waymark.platform.publish;

import java.time.Instant;

/**
 * Where a private event comes from.
 *
 * @param la authority it was recorded for
 * @param recorded when it was recorded
 * @param position global position in the service's log
 * @param sequence number within its aggregate's stream, from 0
 */
public record Origin(String la, Instant recorded, long position, long sequence) {}
