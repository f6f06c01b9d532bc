package waymark.journeys.support;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import waymark.events.ReviewOutcome;

/** A support cycle as it stands: the answer to "how far is this child's support?". The parents' words stay sealed. */
@Document("support-cycles")
record CycleRecord(
        @Id String cycleId,
        String la,
        String childId,
        String settingId,
        int number,
        LocalDate openedOn,
        @Nullable LocalDate plannedOn,
        @Nullable LocalDate reviewDueOn,
        @Nullable String viewInPlan,
        @Nullable LocalDate reviewedOn,
        @Nullable ReviewOutcome outcome,
        @Nullable String viewAtReview,
        long version) {}
