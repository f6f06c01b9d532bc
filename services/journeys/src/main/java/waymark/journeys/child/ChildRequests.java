package waymark.journeys.child;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.Sex;

/** Bodies of requests about a child. */
final class ChildRequests {

    private static final int NAME = 100;

    private ChildRequests() {}

    record Register(
            @NotBlank @Size(max = NAME) String surname,
            @NotBlank @Size(max = NAME) String forename,
            @NotNull LocalDate dateOfBirth,
            @Nullable String upn,
            @Nullable String postcode,
            @NotNull Sex sex,
            @NotNull Ethnicity ethnicity,
            @Nullable String settingId,
            @Min(0) @Max(Place.MOST_HOURS) int fundedHours,
            @NotNull LocalDate effective) {

        Identity identity() {
            return new Identity(surname, forename, dateOfBirth, upn, postcode);
        }

        @Nullable
        Place place() {
            return settingId == null ? null : new Place(settingId, fundedHours);
        }

        @Override
        public String toString() {
            return "Register[sealed]";
        }
    }

    record Correct(
            @NotBlank @Size(max = NAME) String surname,
            @NotBlank @Size(max = NAME) String forename,
            @NotNull LocalDate dateOfBirth,
            @Nullable String upn,
            @Nullable String postcode,
            @NotNull LocalDate effective) {

        Identity identity() {
            return new Identity(surname, forename, dateOfBirth, upn, postcode);
        }

        @Override
        public String toString() {
            return "Correct[sealed]";
        }
    }

    record TakePlace(
            @NotBlank String settingId,
            @Min(0) @Max(Place.MOST_HOURS) int fundedHours,
            @NotNull LocalDate from) {}

    record GiveUpPlace(@NotBlank String settingId, @NotNull LocalDate on) {}

    record Provide(
            @NotNull SenProvision provision,
            @Nullable SenType primaryNeed,
            @NotNull LocalDate from) {}

    record Describe(
            boolean earlyYearsPupilPremium,
            boolean lookedAfter,
            boolean englishAdditionalLanguage,
            boolean disabilityLivingAllowance,
            @NotNull LocalDate from) {

        Circumstances circumstances() {
            return new Circumstances(
                    earlyYearsPupilPremium, lookedAfter, englishAdditionalLanguage, disabilityLivingAllowance);
        }
    }
}
