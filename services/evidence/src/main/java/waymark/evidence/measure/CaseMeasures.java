package waymark.evidence.measure;

import static waymark.evidence.measure.Filter.Dimension.NEED;
import static waymark.evidence.measure.Filter.Dimension.SETTING_TYPE;
import static waymark.evidence.measure.Filter.Dimension.WARD;

import java.util.List;
import java.util.Set;
import waymark.events.JourneysPublished.AssessmentDecided;
import waymark.events.JourneysPublished.AssessmentRequested;
import waymark.events.JourneysPublished.PlanIssued;
import waymark.events.JourneysPublished.PlanNotIssued;
import waymark.events.JourneysPublished.RequestWithdrawn;
import waymark.events.RequestSource;
import waymark.events.StatutoryClock;
import waymark.evidence.area.Area;
import waymark.evidence.area.EhcCase;
import waymark.evidence.dossier.Kind;

/** Requests for EHC needs assessments: who asked, what became of them, and which clocks still run. */
final class CaseMeasures {

    static final Set<Filter.Dimension> FILTERS = Set.of(WARD, SETTING_TYPE, NEED);
    private static final String LIMITS =
            "Filters go by the setting and need on the as-at date: people without a place in"
                    + " the early years fall out of a filtered figure.";

    private CaseMeasures() {}

    static List<Entry> all() {
        return List.of(bySource(), byOutcome(), clocks());
    }

    private static Entry bySource() {
        var measure = new Measure(
                "requests-by-source",
                "EHC requests by who asked",
                Question.PARTICIPATE,
                Unit.COUNT,
                Polarity.NEITHER,
                Kind.CHILD,
                "Requests for an EHC needs assessment received in the period, by who made them.",
                "Requests received in the period",
                "Not divided",
                "None: withdrawn requests count",
                Types.of(AssessmentRequested.class),
                LIMITS,
                "SEN2 item requestsource",
                FILTERS);
        return Entry.of(
                measure,
                "{value} requests for an EHC needs assessment were received.",
                new Counting<>(
                        "All requests",
                        Area::cases,
                        area -> Row.each(RequestSource.class, RequestSource::label),
                        true,
                        (it, asked) -> received(it, asked, Row.codeOf(it.source()))));
    }

    private static Entry byOutcome() {
        var measure = new Measure(
                "requests-by-outcome",
                "EHC requests by decision",
                Question.IDENTIFIED,
                Unit.COUNT,
                Polarity.NEITHER,
                Kind.CHILD,
                "Requests for an EHC needs assessment received in the period, by what was decided by the as-at date.",
                "Requests received in the period",
                "Not divided",
                "None",
                Types.of(AssessmentRequested.class, AssessmentDecided.class, RequestWithdrawn.class),
                LIMITS,
                "SEND Regulations 2014, reg 5; SEN2 item requestoutcome",
                FILTERS);
        return Entry.of(
                measure,
                "{value} requests for an EHC needs assessment were received.",
                new Counting<>(
                        "All requests",
                        Area::cases,
                        area -> Row.each(Outcome.class, Outcome::label),
                        true,
                        (it, asked) -> received(it, asked, Row.codeOf(Outcome.of(it, asked)))));
    }

    private static void received(EhcCase ehcCase, Asked asked, String row) {
        if (ehcCase.requested(asked.asAt()).filter(asked::inPeriod).isPresent() && admitted(ehcCase, asked)) {
            asked.count(row, ehcCase.child().childId(), true);
        }
    }

    private static Entry clocks() {
        var measure = new Measure(
                "open-and-overdue-clocks",
                "Statutory deadlines passed in open cases",
                Question.IDENTIFIED,
                Unit.COUNT,
                Polarity.LOWER_IS_BETTER,
                Kind.CHILD,
                "Statutory clocks running on the as-at date, and how many of them have passed their deadline. An open"
                        + " case has up to three: decide in 6 weeks, say no plan in 16, issue the plan in 20.",
                "Running clocks whose last day lies before the as-at date",
                "Clocks running on the as-at date",
                "Cases decided, refused, withdrawn or with a plan",
                Types.of(
                        AssessmentRequested.class,
                        AssessmentDecided.class,
                        PlanNotIssued.class,
                        PlanIssued.class,
                        RequestWithdrawn.class),
                "A recorded exception does not stop a clock: such cases count. " + LIMITS,
                "SEND Regulations 2014, regs 5, 10 and 13",
                FILTERS);
        return new Entry(
                measure,
                "{numerator} of {denominator} running statutory clocks have passed their deadline.",
                true,
                new Counting<>(
                        "All clocks",
                        Area::cases,
                        area -> Row.each(StatutoryClock.class, StatutoryClock::label),
                        true,
                        CaseMeasures::running));
    }

    private static void running(EhcCase ehcCase, Asked asked) {
        for (var clock : StatutoryClock.values()) {
            if (ehcCase.running(clock, asked.asAt()) && admitted(ehcCase, asked)) {
                asked.count(Row.codeOf(clock), ehcCase.child().childId(), !ehcCase.keptBy(clock, asked.asAt()));
            }
        }
    }

    static boolean admitted(EhcCase ehcCase, Asked asked) {
        return asked.slice().everything()
                || asked.admits(
                        ehcCase.child().settingOn(asked.asAt()), ehcCase.child().needOn(asked.asAt()));
    }

    private enum Outcome {
        WILL_ASSESS("Will assess"),
        WILL_NOT_ASSESS("Will not assess"),
        WITHDRAWN("Withdrawn before a decision"),
        UNDECIDED("Not decided yet");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        static Outcome of(EhcCase ehcCase, Asked asked) {
            if (ehcCase.decided(asked.asAt()).isPresent()) {
                return ehcCase.willAssess(asked.asAt()) ? WILL_ASSESS : WILL_NOT_ASSESS;
            }
            return ehcCase.withdrawn(asked.asAt()).isPresent() ? WITHDRAWN : UNDECIDED;
        }
    }
}
