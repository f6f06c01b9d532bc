package waymark.demodata.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The course of one EHC needs assessment as far as it had gone by the end of the two years: a request is received; the
 * authority decides to assess or not; after an assessment it issues a plan or notifies that it will not. A withdrawn
 * request has no further dates, as in SEN2. {@code excepted}: the authority asserts that an exception to the 20 weeks
 * applies.
 */
public record Course(
        LocalDate receivedOn,
        RequestOutcome outcome,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate notIssuedOn,
        boolean excepted) {

    static Course awaiting(LocalDate receivedOn) {
        return new Course(receivedOn, RequestOutcome.AWAITING, null, null, null, false);
    }

    static Course withdrawn(LocalDate receivedOn) {
        return new Course(receivedOn, RequestOutcome.WITHDRAWN, null, null, null, false);
    }

    static Course decided(LocalDate receivedOn, boolean toAssess, LocalDate decidedOn) {
        RequestOutcome outcome = toAssess ? RequestOutcome.ASSESS : RequestOutcome.NOT_ASSESS;
        return new Course(receivedOn, outcome, decidedOn, null, null, false);
    }

    Course ended(Band band, LocalDate on, boolean exceptionApplies) {
        return new Course(
                receivedOn, outcome, decidedOn, band.isPlan() ? on : null, band.isPlan() ? null : on, exceptionApplies);
    }

    /** Still to be decided, or being assessed without a result. */
    boolean isOpen() {
        return switch (outcome) {
            case AWAITING -> true;
            case ASSESS -> issuedOn == null && notIssuedOn == null;
            case NOT_ASSESS, WITHDRAWN -> false;
        };
    }

    /** The day it came to its end; absent while it is open and where the request was withdrawn. */
    @Nullable
    LocalDate concludedOn() {
        if (outcome == RequestOutcome.NOT_ASSESS) {
            return decidedOn;
        }
        return issuedOn != null ? issuedOn : notIssuedOn;
    }

    /** What was known of it at the end of the day. */
    public Course asAt(LocalDate day) {
        if (decidedOn == null) {
            return this;
        }
        if (decidedOn.isAfter(day)) {
            return awaiting(receivedOn);
        }
        LocalDate issued = upTo(day, issuedOn);
        LocalDate notIssued = upTo(day, notIssuedOn);
        return new Course(
                receivedOn, outcome, decidedOn, issued, notIssued, excepted && (issued != null || notIssued != null));
    }

    /** Whether a return about that calendar year holds it: received or concluded in it, or open at its beginning. */
    public boolean isInReturnAbout(int year) {
        if (receivedOn.getYear() >= year) {
            return receivedOn.getYear() == year;
        }
        LocalDate end = concludedOn();
        return outcome != RequestOutcome.WITHDRAWN && (end == null || end.getYear() >= year);
    }

    private static @Nullable LocalDate upTo(LocalDate day, @Nullable LocalDate date) {
        return date == null || date.isAfter(day) ? null : date;
    }
}
