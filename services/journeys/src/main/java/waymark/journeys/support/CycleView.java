package waymark.journeys.support;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.events.ReviewOutcome;
import waymark.platform.privacy.Sealer;

/** A cycle as one reader sees it. */
record CycleView(
        String cycleId,
        String childId,
        String settingId,
        int number,
        LocalDate openedOn,
        @Nullable LocalDate plannedOn,
        @Nullable LocalDate reviewDueOn,
        @Nullable String parentsViewInPlan,
        @Nullable LocalDate reviewedOn,
        @Nullable ReviewOutcome outcome,
        @Nullable String parentsViewAtReview,
        long version) {

    static final String FIELDS = "parents' view";
    static final String IN_PLAN = "support-cycle.plan-view";
    static final String AT_REVIEW = "support-cycle.review-view";

    static CycleView opened(CycleRecord cycle, Sealer sealer) {
        return new CycleView(
                cycle.cycleId(),
                cycle.childId(),
                cycle.settingId(),
                cycle.number(),
                cycle.openedOn(),
                cycle.plannedOn(),
                cycle.reviewDueOn(),
                open(cycle.childId(), IN_PLAN, cycle.viewInPlan(), sealer),
                cycle.reviewedOn(),
                cycle.outcome(),
                open(cycle.childId(), AT_REVIEW, cycle.viewAtReview(), sealer),
                cycle.version());
    }

    private static @Nullable String open(String childId, String context, @Nullable String sealed, Sealer sealer) {
        return sealed == null ? null : sealer.open(childId, context, sealed).orElse(null);
    }

    @Override
    public String toString() {
        return "CycleView[" + cycleId + "]";
    }
}
