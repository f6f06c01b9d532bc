package waymark.journeys.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One thing that happened to a child: the answer to "what happened, when, and who recorded it?".
 *
 * @param position place in the service's log: the order in which facts became known
 * @param facts codes, days and ids, in plain words; no personal data
 * @param text somebody's own words, sealed
 */
@Document("timeline")
record TimelineEntry(
        @Id String id,
        String la,
        String childId,
        String happened,
        LocalDate effective,
        Instant recorded,
        long position,
        @Nullable String authorRole,
        Map<String, String> facts,
        @Nullable String text) {}
