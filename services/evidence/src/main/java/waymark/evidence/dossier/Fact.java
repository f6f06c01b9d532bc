package waymark.evidence.dossier;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.events.PublishedEvent;
import waymark.events.PublishedTypes;

/**
 * One published event as a dossier keeps it.
 *
 * @param source service that published it
 * @param position its place in that service's log
 * @param recorded when it was recorded
 * @param authorRole role of who recorded it
 */
public record Fact(
        PublishedEvent event,
        String eventId,
        String source,
        long position,
        Instant recorded,
        @Nullable String authorRole) {

    /** CloudEvents type. */
    public String type() {
        return PublishedTypes.nameOf(event.getClass());
    }

    /** The day it became true. */
    public LocalDate effective() {
        return event.effective();
    }
}
