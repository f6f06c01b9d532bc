package waymark.funding.application;

import java.time.Clock;
import java.time.LocalDate;
import waymark.funding.application.FundingEvent.FundingRecommended;
import waymark.funding.money.Pounds;

/** What the inclusion team thinks of a request; {@code amount} is nothing where it is not recommended. */
record Recommendation(boolean recommended, Pounds amount, LocalDate on) {

    Recommendation {
        amount = recommended ? amount : Pounds.ZERO;
    }

    FundingRecommended made(String id, Request request, Clock clock) {
        if (recommended) {
            FundingRules.refuseOutside(amount, request.amount());
        }
        FundingRules.refuseFuture("recommendedOn", on, clock);
        FundingRules.refuseBefore("recommendedOn", on, request.on());
        return new FundingRecommended(id, recommended, amount.amount(), on);
    }
}
