package waymark.journeys.support;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import waymark.events.ReviewOutcome;
import waymark.events.SenType;
import waymark.platform.privacy.DataSubject;
import waymark.platform.privacy.Personal;

/** What has happened in the support of a child. Private to this service; open to its timeline. */
public sealed interface SupportEvent {

    String childId();

    LocalDate effective();

    @Revision("1")
    record ConcernRaised(String concernId, String childId, String la, SenType areaOfNeed, LocalDate effective)
            implements SupportEvent {}

    /** What happens to a cycle. */
    sealed interface CycleEvent extends SupportEvent {
        String cycleId();
    }

    @Revision("1")
    record SupportCycleOpened(
            String cycleId, String childId, String la, String settingId, int number, LocalDate effective)
            implements CycleEvent {}

    @Revision("1")
    record SupportCyclePlanned(
            String cycleId,
            @DataSubject String childId,
            LocalDate reviewDueOn,
            boolean parentsViewRecorded,
            @Personal @Nullable String parentsView,
            LocalDate effective)
            implements CycleEvent {
        @Override
        public String toString() {
            return "SupportCyclePlanned[" + cycleId + "]";
        }
    }

    /** {@code parentsViewRecorded}: in the plan or at the review. */
    @Revision("1")
    record SupportCycleReviewed(
            String cycleId,
            @DataSubject String childId,
            ReviewOutcome outcome,
            boolean parentsViewRecorded,
            @Personal @Nullable String parentsView,
            LocalDate effective)
            implements CycleEvent {
        @Override
        public String toString() {
            return "SupportCycleReviewed[" + cycleId + "]";
        }
    }
}
