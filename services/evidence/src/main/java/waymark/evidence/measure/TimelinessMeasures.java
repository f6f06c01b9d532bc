package waymark.evidence.measure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import waymark.events.JourneysPublished.AssessmentDecided;
import waymark.events.JourneysPublished.AssessmentRequested;
import waymark.events.JourneysPublished.ClockExceptionRecorded;
import waymark.events.JourneysPublished.PlanIssued;
import waymark.events.JourneysPublished.PlanNotIssued;
import waymark.events.StatutoryClock;
import waymark.evidence.area.Area;
import waymark.evidence.area.EhcCase;
import waymark.evidence.dossier.Kind;

/**
 * The three statutory time limits, defined as in DfE's published figures and always given both with every case and
 * without those for which an exception is recorded.
 */
final class TimelinessMeasures {

    private static final Row WITHOUT = new Row("without-exceptions", "Without cases with a recorded exception");
    private static final Row WITH = new Row("with-exceptions", "Only cases with a recorded exception");
    private static final String LIMITS =
            "Days are counted as elapsed calendar days: on time if they are at most 7 × weeks."
                    + " An exception is the authority's own assertion. People of all ages with a request count.";

    private TimelinessMeasures() {}

    static List<Entry> all() {
        return List.of(sixWeeks(), sixteenWeeks(), twentyWeeks());
    }

    private static Entry sixWeeks() {
        var measure = measure(
                "decision-within-6-weeks",
                "Decisions whether to assess within 6 weeks",
                "Requests for an EHC needs assessment received in the period and decided by the as-at date, where the"
                        + " requester was informed within 6 weeks of the request.",
                "Requests decided within 6 weeks",
                "Requests received in the period and decided by the as-at date",
                "Requests withdrawn before a decision, and requests not decided yet",
                Types.of(AssessmentRequested.class, AssessmentDecided.class, ClockExceptionRecorded.class),
                StatutoryClock.SIX_WEEKS);
        return entry(
                measure,
                "{value}% of decisions whether to assess were made within 6 weeks ({numerator} of {denominator}).",
                "All decided requests",
                (ehcCase, asked) -> {
                    if (ehcCase.requested(asked.asAt()).filter(asked::inPeriod).isPresent()) {
                        count(ehcCase, asked, StatutoryClock.SIX_WEEKS, ehcCase.decided(asked.asAt()));
                    }
                });
    }

    private static Entry sixteenWeeks() {
        var measure = measure(
                "no-plan-within-16-weeks",
                "Notices of no plan within 16 weeks",
                "Notices given in the period that no EHC plan will be issued, within 16 weeks of the request.",
                "Notices given within 16 weeks of the request",
                "Notices given in the period that no plan will be issued",
                "Assessments that ended in a plan",
                Types.of(AssessmentRequested.class, PlanNotIssued.class, ClockExceptionRecorded.class),
                StatutoryClock.SIXTEEN_WEEKS);
        return entry(
                measure,
                "{value}% of notices of no plan were given within 16 weeks ({numerator} of {denominator}).",
                "All notices of no plan",
                (ehcCase, asked) -> count(
                        ehcCase,
                        asked,
                        StatutoryClock.SIXTEEN_WEEKS,
                        ehcCase.notIssued(asked.asAt()).filter(asked::inPeriod)));
    }

    private static Entry twentyWeeks() {
        var measure = measure(
                "plan-within-20-weeks",
                "Plans issued within 20 weeks",
                "EHC plans issued in the period within 20 weeks of the request.",
                "Plans issued within 20 weeks of the request",
                "Plans issued in the period",
                "Plans whose request is not on record",
                Types.of(AssessmentRequested.class, PlanIssued.class, ClockExceptionRecorded.class),
                StatutoryClock.TWENTY_WEEKS);
        return entry(
                measure,
                "{value}% of EHC plans were issued within 20 weeks ({numerator} of {denominator}).",
                "All plans issued",
                (ehcCase, asked) -> count(
                        ehcCase,
                        asked,
                        StatutoryClock.TWENTY_WEEKS,
                        ehcCase.issued(asked.asAt()).filter(asked::inPeriod)));
    }

    private static void count(EhcCase ehcCase, Asked asked, StatutoryClock clock, Optional<LocalDate> stop) {
        if (stop.isPresent() && ehcCase.requested(asked.asAt()).isPresent() && CaseMeasures.admitted(ehcCase, asked)) {
            var row = ehcCase.excepted(clock, asked.asAt()) ? WITH : WITHOUT;
            asked.count(row.code(), ehcCase.child().childId(), ehcCase.keptBy(clock, stop.get()));
        }
    }

    private static Measure measure(
            String code,
            String title,
            String definition,
            String numerator,
            String denominator,
            String exclusions,
            List<String> sourceEvents,
            StatutoryClock clock) {
        return new Measure(
                code,
                title,
                Question.IDENTIFIED,
                Unit.PERCENT,
                Polarity.HIGHER_IS_BETTER,
                Kind.CHILD,
                definition,
                numerator,
                denominator,
                exclusions,
                sourceEvents,
                LIMITS,
                "Special Educational Needs and Disability Regulations 2014 (SI 2014/1530), " + clock.regulation(),
                CaseMeasures.FILTERS);
    }

    private static Entry entry(Measure measure, String sentence, String headline, Counting.Rule<EhcCase> rule) {
        return Entry.of(
                measure, sentence, new Counting<>(headline, Area::cases, area -> List.of(WITHOUT, WITH), true, rule));
    }
}
