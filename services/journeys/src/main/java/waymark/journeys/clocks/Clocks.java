package waymark.journeys.clocks;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import waymark.events.StatutoryClock;

/**
 * The statutory clocks as pure functions of dates. SEND Regulations 2014 count calendar weeks from the day the request
 * was received (regs 5, 10 and 13(2)): what is done on the last day is on time. A request received on Tuesday 1
 * September 2026 is decided on by 13 October, a refusal to issue notified by 22 December, the final plan issued by 19
 * January 2027. Exceptions never move a due day.
 */
final class Clocks {

    private Clocks() {}

    static LocalDate due(LocalDate receivedOn, StatutoryClock clock) {
        return receivedOn.plusWeeks(clock.weeks());
    }

    static Reading read(CaseDates dates, StatutoryClock clock) {
        var due = due(dates.receivedOn(), clock);
        var done = doneOn(dates, clock);
        if (done != null) {
            var days = ChronoUnit.DAYS.between(dates.receivedOn(), done);
            return new Reading(due, done.isAfter(due) ? State.LATE : State.ON_TIME, done, days);
        }
        return new Reading(due, isStopped(dates) ? State.STOPPED : State.RUNNING, null, null);
    }

    private static @Nullable LocalDate doneOn(CaseDates dates, StatutoryClock clock) {
        return switch (clock) {
            case SIX_WEEKS -> dates.decidedOn();
            case SIXTEEN_WEEKS -> dates.declinedOn();
            case TWENTY_WEEKS -> dates.issuedOn();
        };
    }

    /** Once the case has ended, or there will be no assessment, no other clock of it runs. */
    private static boolean isStopped(CaseDates dates) {
        return Boolean.FALSE.equals(dates.willAssess())
                || dates.withdrawnOn() != null
                || dates.declinedOn() != null
                || dates.issuedOn() != null;
    }

    /** {@code STOPPED}: without a result, because the case ended otherwise. */
    enum State {
        RUNNING,
        ON_TIME,
        LATE,
        STOPPED
    }

    record Reading(
            LocalDate due,
            State state,
            @Nullable LocalDate doneOn,
            @Nullable Long elapsedDays) {}
}
