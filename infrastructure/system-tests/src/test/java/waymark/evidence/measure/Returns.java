package waymark.evidence.measure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import waymark.demodata.cases.CaseFact;
import waymark.demodata.cases.RequestOutcome;
import waymark.events.ExceptionReason;
import waymark.events.JourneysPublished;
import waymark.events.JourneysPublished.AssessmentDecided;
import waymark.events.JourneysPublished.AssessmentRequested;
import waymark.events.JourneysPublished.ClockExceptionRecorded;
import waymark.events.JourneysPublished.PlanIssued;
import waymark.events.JourneysPublished.PlanNotIssued;
import waymark.events.JourneysPublished.RequestWithdrawn;
import waymark.events.StatutoryClock;
import waymark.evidence.dossier.Dossier;
import waymark.evidence.dossier.Fact;
import waymark.evidence.dossier.Kind;

/**
 * The dossiers of an authority once its SEN2 returns about both years have been brought in: each case as the journeys
 * service publishes it, without the children's registration, which no time limit asks about.
 */
final class Returns {

    private static final LocalDate FIRST_CENSUS = LocalDate.of(2024, 1, 18);
    private static final LocalDate LAST_CENSUS = LocalDate.of(2025, 1, 16);
    private static final Instant RECORDED = Instant.parse("2025-01-17T09:00:00Z");

    private Returns() {}

    static List<Dossier> dossiers(String la, List<CaseFact> cases) {
        return cases.stream()
                .filter(it -> it.course().isInReturnAbout(2023) || it.course().isInReturnAbout(2024))
                .flatMap(it -> told(la, it).stream())
                .collect(Collectors.groupingBy(JourneysPublished::childId))
                .entrySet()
                .stream()
                .map(child -> new Dossier(child.getKey(), la, Kind.CHILD, facts(child.getValue())))
                .toList();
    }

    private static List<Fact> facts(List<JourneysPublished> events) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> new Fact(events.get(i), "journeys-" + i, "journeys", i, RECORDED, "inclusion-officer"))
                .toList();
    }

    private static List<JourneysPublished> told(String la, CaseFact it) {
        var child = it.childKey();
        var ehcCase = child + " " + it.receivedOn();
        var events = new ArrayList<JourneysPublished>();
        events.add(new AssessmentRequested(child, la, ehcCase, it.source(), it.receivedOn()));
        if (it.decidedOn() != null) {
            boolean willAssess = it.outcome() == RequestOutcome.ASSESS;
            events.add(new AssessmentDecided(child, la, ehcCase, willAssess, it.decidedOn()));
        }
        if (it.issuedOn() != null) {
            events.add(new PlanIssued(child, la, ehcCase, it.issuedOn()));
        }
        if (it.notIssuedOn() != null) {
            events.add(new PlanNotIssued(child, la, ehcCase, it.notIssuedOn()));
        }
        if (it.outcome() == RequestOutcome.WITHDRAWN) {
            events.add(new RequestWithdrawn(child, la, ehcCase, firstReturnWith(it)));
        }
        if (it.week20()) {
            events.add(new ClockExceptionRecorded(
                    child, la, ehcCase, StatutoryClock.TWENTY_WEEKS, ExceptionReason.NOT_STATED, outcomeOn(it)));
        }
        return events;
    }

    /** A return gives no day for a withdrawal: it is that of the first return that mentions it. */
    private static LocalDate firstReturnWith(CaseFact it) {
        return it.course().isInReturnAbout(2023) ? FIRST_CENSUS : LAST_CENSUS;
    }

    /** A return gives no day for an exception: it is that of the assessment's outcome, or else the return's. */
    private static LocalDate outcomeOn(CaseFact it) {
        var on = it.issuedOn() != null ? it.issuedOn() : it.notIssuedOn();
        return on == null ? LAST_CENSUS : on;
    }
}
