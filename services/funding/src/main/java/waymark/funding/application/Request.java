package waymark.funding.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import waymark.funding.application.FundingEvent.FundingApplied;
import waymark.funding.money.Pounds;

/** What a setting asked for: two applications are the same if this is. */
record Request(String childId, String settingId, Pounds amount, LocalDate on) {

    FundingApplied applied(String id, String la, @Nullable String band, List<String> evidence, Clock clock) {
        FundingRules.refuseNothing(amount);
        FundingRules.refuseFuture("appliedOn", on, clock);
        return new FundingApplied(id, la, childId, settingId, band, amount.amount(), evidence, on);
    }
}
