package waymark.journeys.clocks;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import waymark.events.ExceptionReason;
import waymark.events.StatutoryClock;

/** One clock of one case: the answer to "what is due, and what is overdue?". */
@Document("deadlines")
record Deadline(
        @Id String id,
        String la,
        String caseId,
        String childId,
        StatutoryClock clock,
        LocalDate startedOn,
        LocalDate due,
        Clocks.State state,
        @Nullable LocalDate doneOn,
        @Nullable Long elapsedDays,
        @Nullable ExceptionReason exception,
        CaseDates dates,
        long version) {

    static String id(String caseId, StatutoryClock clock) {
        return caseId + ":" + clock.name();
    }

    static Deadline start(
            String la, String caseId, String childId, StatutoryClock clock, LocalDate receivedOn, long version) {
        return of(la, caseId, childId, clock, CaseDates.received(receivedOn), null, version);
    }

    Deadline with(CaseDates now, long at) {
        return of(la, caseId, childId, clock, now, exception, at);
    }

    Deadline excepted(ExceptionReason reason, long at) {
        return of(la, caseId, childId, clock, dates, reason, at);
    }

    private static Deadline of(
            String la,
            String caseId,
            String childId,
            StatutoryClock clock,
            CaseDates dates,
            @Nullable ExceptionReason exception,
            long version) {
        var reading = Clocks.read(dates, clock);
        return new Deadline(
                id(caseId, clock),
                la,
                caseId,
                childId,
                clock,
                dates.receivedOn(),
                reading.due(),
                reading.state(),
                reading.doneOn(),
                reading.elapsedDays(),
                exception,
                dates,
                version);
    }
}
