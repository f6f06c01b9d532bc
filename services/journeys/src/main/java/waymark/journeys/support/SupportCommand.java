package waymark.journeys.support;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import waymark.events.ReviewOutcome;
import waymark.events.SenType;

/** What may be asked about the support of a child. */
public sealed interface SupportCommand {

    /** Of the concern, or of the cycle. */
    @TargetAggregateIdentifier
    String id();

    record RaiseConcern(String id, String childId, String la, SenType areaOfNeed, LocalDate raisedOn)
            implements SupportCommand {}

    record OpenCycle(String id, String childId, String la, String settingId, int number, LocalDate openedOn)
            implements SupportCommand {}

    record PlanCycle(String id, Planned planned) implements SupportCommand {}

    record ReviewCycle(String id, Reviewed reviewed) implements SupportCommand {}

    /** Everything one row of a file says about a cycle, in one commit. */
    record RecordCycle(
            String id,
            String childId,
            String la,
            String settingId,
            int number,
            LocalDate openedOn,
            @Nullable Planned planned,
            @Nullable Reviewed reviewed)
            implements SupportCommand {}

    /** The parents' view is their own words. */
    record Planned(
            LocalDate plannedOn,
            LocalDate reviewDueOn,
            @Nullable String parentsView) {
        @Override
        public String toString() {
            return "Planned[" + plannedOn + "]";
        }
    }

    record Reviewed(
            LocalDate reviewedOn,
            ReviewOutcome outcome,
            @Nullable String parentsView) {
        @Override
        public String toString() {
            return "Reviewed[" + reviewedOn + "]";
        }
    }
}
