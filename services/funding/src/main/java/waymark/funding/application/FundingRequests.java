package waymark.funding.application;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import waymark.funding.money.Pounds;
import waymark.funding.scheme.Evidence;

/** What callers send about an application. */
final class FundingRequests {

    private FundingRequests() {}

    /** {@code appliedOn} is today unless said otherwise, as for an application that came on paper. */
    record NewApplication(
            @NotBlank(message = "The child's id.") String childId,
            @NotBlank(message = "The setting's id.") String settingId,
            @Nullable String band,

            @NotNull(message = "An amount in pounds, such as \"1200.00\".")
            @DecimalMin(value = "0.01", message = "More than 0.00.")
            @Digits(integer = 8, fraction = 2, message = "Pounds with at most two decimals.")
            BigDecimal amount,

            @NotNull(message = "The evidence that is there, or an empty list for none.")
            Set<Evidence> evidence,

            @Nullable LocalDate appliedOn) {}

    /** {@code amount} is needed where it is recommended. */
    record Recommendation(
            @NotNull(message = "true or false.") Boolean recommended,

            @DecimalMin(value = "0.00", message = "Not less than 0.00.")
            @Digits(integer = 8, fraction = 2, message = "Pounds with at most two decimals.")
            @Nullable
            BigDecimal amount,

            @NotNull(message = "The day of the recommendation, as 2026-04-01.")
            LocalDate recommendedOn) {

        Pounds pounds() {
            return amount == null || !recommended ? Pounds.ZERO : new Pounds(amount);
        }
    }

    record Payment(
            @NotNull(message = "The day of the payment, as 2026-04-01.")
            LocalDate paidOn) {}
}
