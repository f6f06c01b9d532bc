package waymark.funding.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import waymark.funding.application.EligibilityRefusal.AboveLimit;
import waymark.funding.application.EligibilityRefusal.AmountNotPositive;
import waymark.funding.application.EligibilityRefusal.EvidenceMissing;
import waymark.funding.application.EligibilityRefusal.MoreThanRequested;
import waymark.funding.application.EligibilityRefusal.NoSuchBand;
import waymark.funding.application.FundingRefusal.DateInFuture;
import waymark.funding.application.FundingRefusal.OutOfOrder;
import waymark.funding.money.Pounds;
import waymark.funding.scheme.Band;
import waymark.funding.scheme.Evidence;
import waymark.funding.scheme.Terms;
import waymark.platform.refusal.RefusedException;
import waymark.platform.time.London;

/** Rules that need no history. */
final class FundingRules {

    private FundingRules() {}

    static void refuseNothing(Pounds amount) {
        if (!amount.isMoreThan(Pounds.ZERO)) {
            throw new RefusedException(new AmountNotPositive());
        }
    }

    static void refuseOutside(Pounds amount, Pounds requested) {
        refuseNothing(amount);
        if (amount.isMoreThan(requested)) {
            throw new RefusedException(new MoreThanRequested(requested));
        }
    }

    static void refuseFuture(String field, LocalDate day, Clock clock) {
        if (day.isAfter(London.today(clock))) {
            throw new RefusedException(new DateInFuture(field));
        }
    }

    static void refuseBefore(String field, LocalDate day, @Nullable LocalDate earliest) {
        if (earliest != null && day.isBefore(earliest)) {
            throw new RefusedException(new OutOfOrder(field, earliest));
        }
    }

    /** Whether an application is one the scheme's terms of its day are for. */
    static void refuseOutsideTerms(Terms terms, @Nullable String band, Pounds amount, Set<Evidence> evidence) {
        if (!terms.bands().isEmpty() || band != null) {
            var limit = new Pounds(chosen(terms, band).limit());
            if (amount.isMoreThan(limit)) {
                throw new RefusedException(new AboveLimit(limit));
            }
        }
        var missing = terms.evidence().stream()
                .filter(needed -> !evidence.contains(needed))
                .map(Evidence::name)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new RefusedException(new EvidenceMissing(missing));
        }
    }

    private static Band chosen(Terms terms, @Nullable String band) {
        var known = terms.bands().stream().map(Band::code).collect(Collectors.joining(", "));
        if (band == null) {
            throw new RefusedException(new NoSuchBand(known));
        }
        return terms.band(band)
                .orElseThrow(() -> new RefusedException(new NoSuchBand(known.isEmpty() ? "none" : known)));
    }
}
