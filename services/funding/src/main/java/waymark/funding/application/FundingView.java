package waymark.funding.application;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application as callers see it; money as decimal strings, so that no reader makes floating-point numbers of it.
 *
 * @param daysWaited days from the application to the decision, or to today where there is none yet
 */
record FundingView(
        String applicationId,
        String childId,
        String settingId,
        FundingStatus status,
        @Nullable String band,
        String amountRequested,
        List<String> evidence,
        LocalDate appliedOn,
        @Nullable Check recommendation,
        @Nullable Panel decision,
        @Nullable LocalDate paidOn,
        long daysWaited) {

    record Check(boolean recommended, String amount, LocalDate on) {}

    record Panel(String amount, @Nullable DeclineReason reason, LocalDate on) {}

    static FundingView of(FundingQueue place, LocalDate today) {
        var check = place.check();
        var panel = place.panel();
        return new FundingView(
                place.id(),
                place.childId(),
                place.settingId(),
                place.status(),
                place.band(),
                place.amountRequested().toPlainString(),
                place.evidence(),
                place.appliedOn(),
                check == null
                        ? null
                        : new Check(check.recommended(), check.amount().toPlainString(), check.on()),
                panel == null ? null : new Panel(panel.amount().toPlainString(), panel.reason(), panel.on()),
                place.paidOn(),
                place.daysWaited(today));
    }
}
