package waymark.funding.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What has happened to an application. Public for the panel, which completes what was agreed. */
public sealed interface FundingEvent {

    String applicationId();

    @Revision("1")
    record FundingApplied(
            String applicationId,
            String la,
            String childId,
            String settingId,
            @Nullable String band,
            BigDecimal amount,
            List<String> evidence,
            LocalDate on)
            implements FundingEvent {}

    @Revision("1")
    record FundingRecommended(String applicationId, boolean recommended, BigDecimal amount, LocalDate on)
            implements FundingEvent {}

    /** {@code earlierOn} is the day of the agreement this one takes the place of. */
    @Revision("1")
    record AwardAgreed(
            String applicationId,
            int agreement,
            BigDecimal amount,
            LocalDate on,
            @Nullable LocalDate earlierOn) implements FundingEvent {}

    @Revision("1")
    record FundingAwarded(String applicationId, int agreement, BigDecimal amount, LocalDate on)
            implements FundingEvent {}

    /** {@code agreedOn} is the day of an agreement that came to nothing by this. */
    @Revision("1")
    record FundingDeclined(
            String applicationId,
            DeclineReason reason,
            LocalDate on,
            @Nullable LocalDate agreedOn) implements FundingEvent {}

    @Revision("1")
    record FundingPaid(String applicationId, String settingId, BigDecimal amount, LocalDate on)
            implements FundingEvent {}
}
