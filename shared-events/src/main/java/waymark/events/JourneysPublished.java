package waymark.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Published by the journeys service on {@code waymark.journeys.v1}; the subject is always the child's opaque id. */
public sealed interface JourneysPublished extends PublishedEvent {

    String childId();

    @Override
    default String subject() {
        return childId();
    }

    /**
     * A child became known to the authority. {@code cohort} is the year whose 1 September begins the school year the
     * child was born in: as coarse as the measures allow.
     */
    record ChildRegistered(String childId, String la, int cohort, Sex sex, String ethnicity, LocalDate effective)
            implements JourneysPublished {}

    /** The child was born in another school year than was known; true since the day it was registered. */
    record CohortCorrected(String childId, String la, int cohort, LocalDate effective) implements JourneysPublished {}

    /** The child takes a place; {@code fundedHours} a week, 0 to 30. */
    record ChildPlaced(String childId, String la, String settingId, int fundedHours, LocalDate effective)
            implements JourneysPublished {}

    /** {@code effective} is the first day the child no longer attends. */
    record PlacementEnded(String childId, String la, String settingId, LocalDate effective)
            implements JourneysPublished {}

    /** SEN provision as it stands from the effective day; the need is absent where provision is {@code N}. */
    record SenProvisionRecorded(
            String childId,
            String la,
            SenProvision provision,
            @Nullable SenType primaryNeed,
            LocalDate effective) implements JourneysPublished {}

    /** Circumstances as they stand from the effective day. */
    record CircumstancesRecorded(
            String childId,
            String la,
            boolean earlyYearsPupilPremium,
            boolean lookedAfter,
            boolean englishAdditionalLanguage,
            boolean disabilityLivingAllowance,
            LocalDate effective)
            implements JourneysPublished {}

    /** Someone noticed that the child may need more. */
    record ConcernRaised(String childId, String la, String concernId, SenType areaOfNeed, LocalDate effective)
            implements JourneysPublished {}

    /** An assess-plan-do-review cycle began at a setting. {@code number} counts from 1 within the child. */
    record SupportCycleOpened(
            String childId, String la, String cycleId, String settingId, int number, LocalDate effective)
            implements JourneysPublished {}

    /** The plan was made, with or without the parents' view, and when it is to be reviewed. */
    record SupportCyclePlanned(
            String childId,
            String la,
            String cycleId,
            LocalDate reviewDue,
            boolean parentsViewRecorded,
            LocalDate effective)
            implements JourneysPublished {}

    /** The review was held on the effective day. */
    record SupportCycleReviewed(
            String childId,
            String la,
            String cycleId,
            ReviewOutcome outcome,
            boolean parentsViewRecorded,
            LocalDate effective)
            implements JourneysPublished {}

    /** A request for an EHC needs assessment was received: the statutory clocks start on the effective day. */
    record AssessmentRequested(String childId, String la, String caseId, RequestSource source, LocalDate effective)
            implements JourneysPublished {}

    /** The requester was informed whether the authority will assess (SEND Regulations 2014, reg 5: within 6 weeks). */
    record AssessmentDecided(String childId, String la, String caseId, boolean willAssess, LocalDate effective)
            implements JourneysPublished {}

    /** The parents were notified that no plan will be issued (reg 10: within 16 weeks of the request). */
    record PlanNotIssued(String childId, String la, String caseId, LocalDate effective) implements JourneysPublished {}

    /** The final plan was issued (reg 13(2): within 20 weeks of the request). */
    record PlanIssued(String childId, String la, String caseId, LocalDate effective) implements JourneysPublished {}

    /** Withdrawn or ceased before it was decided: its clocks stop without a result. */
    record RequestWithdrawn(String childId, String la, String caseId, LocalDate effective)
            implements JourneysPublished {}

    /** The authority records that a time limit need not be met: an assertion with a reason, never a computed fact. */
    record ClockExceptionRecorded(
            String childId, String la, String caseId, StatutoryClock clock, ExceptionReason reason, LocalDate effective)
            implements JourneysPublished {}
}
