package waymark.demodata.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.demodata.settings.Setting;
import waymark.events.ReviewOutcome;

/** One assess-plan-do-review cycle; a review that was not held has no date and no outcome. */
public record SupportCycle(
        int number,
        Setting setting,
        LocalDate openedOn,
        LocalDate plannedOn,
        @Nullable String parentsView,
        LocalDate reviewDueOn,
        @Nullable LocalDate reviewedOn,
        @Nullable ReviewOutcome outcome) {

    public boolean isReviewedInTime() {
        return reviewedOn != null && !reviewedOn.isAfter(reviewDueOn);
    }
}
