package waymark.funding.application;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import waymark.funding.money.Pounds;

/** What may be asked of an application. */
public sealed interface FundingCommand {

    @TargetAggregateIdentifier
    String applicationId();

    /** {@code band} and {@code evidence} are codes of the authority's scheme, checked against it beforehand. */
    record ApplyForFunding(
            String applicationId,
            String la,
            String childId,
            String settingId,
            @Nullable String band,
            Pounds amount,
            List<String> evidence,
            LocalDate on)
            implements FundingCommand {}

    /** {@code amount} is nothing where it is not recommended. */
    record RecommendFunding(String applicationId, boolean recommended, Pounds amount, LocalDate on)
            implements FundingCommand {}

    /** The panel agrees an award; it is one once the budget bears it. */
    record AgreeAward(String applicationId, Pounds amount, LocalDate on) implements FundingCommand {}

    /** Answers how the panel's latest agreement stands, as a {@link Standing}, or null where it has not agreed. */
    record StateAgreement(String applicationId) implements FundingCommand {}

    /** The budget bears what was agreed. */
    record ConfirmAward(String applicationId, int agreement) implements FundingCommand {}

    record DeclineFunding(String applicationId, DeclineReason reason, LocalDate on) implements FundingCommand {}

    record PayAward(String applicationId, LocalDate on) implements FundingCommand {}

    /** Make the record say what a row of the authority's file says, as far as it does not yet. */
    record RecordApplication(
            String applicationId,
            String la,
            String childId,
            String settingId,
            Pounds amount,
            LocalDate appliedOn,
            @Nullable Boolean recommended,
            @Nullable PanelOutcome outcome)
            implements FundingCommand {}

    /** What a panel decided; {@code awarded} is absent where it declined. */
    record PanelOutcome(@Nullable Pounds awarded, LocalDate on) {}

    /** @param number counts the panel's agreements on this application from 1 */
    record Agreement(int number, Pounds amount, LocalDate on) {}

    /** @param settled it is awarded, or was declined after all: nothing is left to do for it */
    record Standing(Agreement agreement, boolean settled) {}
}
