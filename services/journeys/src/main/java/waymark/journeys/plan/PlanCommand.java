package waymark.journeys.plan;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import waymark.events.ExceptionReason;
import waymark.events.RequestSource;
import waymark.events.StatutoryClock;

/** What may be asked of an EHC case. */
public sealed interface PlanCommand {

    @TargetAggregateIdentifier
    String caseId();

    /** {@code receivedOn} is when the authority received the request, not when somebody entered it. */
    record ReceiveRequest(String caseId, String childId, String la, RequestSource source, LocalDate receivedOn)
            implements PlanCommand {}

    record DecideOnAssessment(String caseId, boolean willAssess, LocalDate notifiedOn) implements PlanCommand {}

    record IssuePlan(String caseId, LocalDate issuedOn) implements PlanCommand {}

    record DeclinePlan(String caseId, LocalDate notifiedOn) implements PlanCommand {}

    record WithdrawRequest(String caseId, LocalDate withdrawnOn) implements PlanCommand {}

    record RecordException(String caseId, StatutoryClock clock, ExceptionReason reason, LocalDate recordedOn)
            implements PlanCommand {}

    /** Everything a SEN2 return says about a case, in one commit; next year's return continues it. */
    record RecordReturnedCase(String caseId, String childId, String la, ReturnedCase facts) implements PlanCommand {}

    /**
     * What a return says of one request.
     *
     * @param historical decided before the period of the return: when is not said, so no clock can run
     * @param exceptedOn day from which the 20-week exception is on record
     */
    record ReturnedCase(
            RequestSource source,
            LocalDate receivedOn,
            boolean historical,
            @Nullable Decision decision,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate declinedOn,
            @Nullable LocalDate withdrawnOn,
            @Nullable LocalDate exceptedOn) {}

    record Decision(boolean willAssess, LocalDate notifiedOn) {}
}
