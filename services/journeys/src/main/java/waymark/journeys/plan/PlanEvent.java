package waymark.journeys.plan;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import waymark.events.ExceptionReason;
import waymark.events.RequestSource;
import waymark.events.StatutoryClock;

/** What has happened in an EHC case. Private to this service; open to its clocks and timeline. */
public sealed interface PlanEvent {

    String caseId();

    String childId();

    LocalDate effective();

    @Revision("1")
    record RequestReceived(String caseId, String childId, String la, RequestSource source, LocalDate effective)
            implements PlanEvent {}

    @Revision("1")
    record AssessmentDecided(String caseId, String childId, boolean willAssess, LocalDate effective)
            implements PlanEvent {}

    @Revision("1")
    record PlanIssued(String caseId, String childId, LocalDate effective) implements PlanEvent {}

    @Revision("1")
    record PlanDeclined(String caseId, String childId, LocalDate effective) implements PlanEvent {}

    @Revision("1")
    record RequestWithdrawn(String caseId, String childId, LocalDate effective) implements PlanEvent {}

    @Revision("1")
    record ExceptionRecorded(
            String caseId, String childId, StatutoryClock clock, ExceptionReason reason, LocalDate effective)
            implements PlanEvent {}

    /** A return mentions a request that was decided before its period, without saying when. */
    @Revision("1")
    record HistoricalCaseNoted(String caseId, String childId, String la, RequestSource source, LocalDate effective)
            implements PlanEvent {}
}
