package waymark.journeys.child;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.Sex;
import waymark.platform.privacy.DataSubject;
import waymark.platform.privacy.Personal;

/** What has become known of a child. Private to this service; open to its timeline. */
public sealed interface ChildEvent {

    String childId();

    /** The day the fact became true. */
    LocalDate effective();

    @Revision("1")
    record ChildRegistered(
            @DataSubject String childId,
            String la,
            @Personal @Nullable String surname,
            @Personal @Nullable String forename,
            @Personal @Nullable LocalDate dateOfBirth,
            @Personal @Nullable String upn,
            @Personal @Nullable String postcode,
            int cohort,
            Sex sex,
            Ethnicity ethnicity,
            LocalDate effective)
            implements ChildEvent {
        @Override
        public String toString() {
            return "ChildRegistered[" + childId + "]";
        }
    }

    /** {@code seenOn} is the day of the headcount that said so, or on which somebody did: what is older counts less. */
    @Revision("1")
    record IdentityCorrected(
            @DataSubject String childId,
            @Personal @Nullable String surname,
            @Personal @Nullable String forename,
            @Personal @Nullable LocalDate dateOfBirth,
            @Personal @Nullable String upn,
            @Personal @Nullable String postcode,
            LocalDate effective,
            LocalDate seenOn)
            implements ChildEvent {
        @Override
        public String toString() {
            return "IdentityCorrected[" + childId + "]";
        }
    }

    /** A corrected date of birth lies in another school year; true since the child became known. */
    @Revision("1")
    record CohortCorrected(String childId, int cohort, LocalDate effective) implements ChildEvent {}

    @Revision("1")
    record ChildPlaced(String childId, String settingId, int fundedHours, LocalDate effective) implements ChildEvent {}

    @Revision("1")
    record PlacementEnded(String childId, String settingId, LocalDate effective) implements ChildEvent {}

    @Revision("1")
    record SenProvisionRecorded(
            String childId,
            SenProvision provision,
            @Nullable SenType primaryNeed,
            LocalDate effective) implements ChildEvent {}

    @Revision("1")
    record CircumstancesRecorded(
            String childId,
            boolean earlyYearsPupilPremium,
            boolean lookedAfter,
            boolean englishAdditionalLanguage,
            boolean disabilityLivingAllowance,
            LocalDate effective)
            implements ChildEvent {}

    /** The child was on a headcount that day: what was known stood. */
    @Revision("1")
    record CountedAtHeadcount(String childId, LocalDate effective) implements ChildEvent {}
}
