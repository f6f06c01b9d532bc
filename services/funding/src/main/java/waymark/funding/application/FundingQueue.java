package waymark.funding.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One place in the queue: where an application stands and how long it has waited. {@code version} is the number of the
 * last event it shows.
 */
@Document("funding-queue")
record FundingQueue(
        @Id String id,
        String la,
        String childId,
        String settingId,
        FundingStatus status,
        @Nullable String band,
        BigDecimal amountRequested,
        List<String> evidence,
        LocalDate appliedOn,
        @Nullable Check check,
        @Nullable Panel panel,
        @Nullable LocalDate paidOn,
        long version) {

    record Check(boolean recommended, BigDecimal amount, LocalDate on) {}

    /** What the panel agreed, awarded or declined: {@code amount} is zero and {@code reason} there where it declined. */
    record Panel(BigDecimal amount, @Nullable DeclineReason reason, LocalDate on) {}

    /** From the application to the decision, or to the given day where there is none yet. */
    long daysWaited(LocalDate today) {
        var until = status.isDecided() && panel != null ? panel.on() : today;
        return ChronoUnit.DAYS.between(appliedOn, until);
    }

    FundingQueue checked(Check made, long sequence) {
        return with(FundingStatus.CHECKED, made, null, null, sequence);
    }

    FundingQueue agreed(BigDecimal amount, LocalDate on, long sequence) {
        return with(FundingStatus.AGREED, check, new Panel(amount, null, on), null, sequence);
    }

    FundingQueue awarded(BigDecimal amount, LocalDate on, long sequence) {
        return with(FundingStatus.AWARDED, check, new Panel(amount, null, on), null, sequence);
    }

    FundingQueue declined(DeclineReason reason, LocalDate on, long sequence) {
        return with(FundingStatus.DECLINED, check, new Panel(BigDecimal.ZERO.setScale(2), reason, on), null, sequence);
    }

    FundingQueue paid(LocalDate on, long sequence) {
        return with(FundingStatus.PAID, check, panel, on, sequence);
    }

    private FundingQueue with(
            FundingStatus now,
            @Nullable Check checked,
            @Nullable Panel decided,
            @Nullable LocalDate paid,
            long sequence) {
        return new FundingQueue(
                id,
                la,
                childId,
                settingId,
                now,
                band,
                amountRequested,
                evidence,
                appliedOn,
                checked,
                decided,
                paid,
                sequence);
    }
}
