package waymark.journeys.clocks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days of one EHC case that its clocks depend on. */
record CaseDates(
        LocalDate receivedOn,
        @Nullable Boolean willAssess,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate declinedOn,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate withdrawnOn) {

    static CaseDates received(LocalDate on) {
        return new CaseDates(on, null, null, null, null, null);
    }

    CaseDates decided(boolean will, LocalDate on) {
        return new CaseDates(receivedOn, will, on, declinedOn, issuedOn, withdrawnOn);
    }

    CaseDates declined(LocalDate on) {
        return new CaseDates(receivedOn, willAssess, decidedOn, on, issuedOn, withdrawnOn);
    }

    CaseDates issued(LocalDate on) {
        return new CaseDates(receivedOn, willAssess, decidedOn, declinedOn, on, withdrawnOn);
    }

    CaseDates withdrawn(LocalDate on) {
        return new CaseDates(receivedOn, willAssess, decidedOn, declinedOn, issuedOn, on);
    }
}
