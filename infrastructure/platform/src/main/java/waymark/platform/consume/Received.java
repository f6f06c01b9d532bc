package waymark.platform.consume;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import waymark.events.PublishedEvent;

/**
 * One published event as it arrived.
 *
 * @param event the fact
 * @param eventId CloudEvents id, unique
 * @param type CloudEvents type
 * @param source service that published it, for example {@code journeys}
 * @param position its position in that service's log: the order, and what makes redelivery harmless
 * @param recorded when it was recorded
 * @param authorRole role of who recorded it
 */
public record Received(
        PublishedEvent event,
        String eventId,
        String type,
        String source,
        long position,
        Instant recorded,
        @Nullable String authorRole) {}
