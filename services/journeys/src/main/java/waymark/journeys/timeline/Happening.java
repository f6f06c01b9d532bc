package waymark.journeys.timeline;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import waymark.journeys.child.ChildEvent;
import waymark.journeys.plan.PlanEvent;
import waymark.journeys.support.SupportEvent;

/**
 * A private event told in a sentence with its facts; every event of the service is, so that a new one does not compile
 * until somebody has found words for it.
 */
record Happening(
        String childId,
        String happened,
        LocalDate effective,
        Map<String, String> facts,
        @Nullable String text) {

    static Happening of(ChildEvent event) {
        return switch (event) {
            case ChildEvent.ChildRegistered e ->
                told(e, "Became known to the authority", "cohort", e.cohort(), "sex", e.sex());
            case ChildEvent.IdentityCorrected e -> told(e, "Details of identity corrected");
            case ChildEvent.CohortCorrected e -> told(e, "School year of birth corrected", "cohort", e.cohort());
            case ChildEvent.ChildPlaced e ->
                told(e, "Took a place", "setting", e.settingId(), "fundedHours", e.fundedHours());
            case ChildEvent.PlacementEnded e -> told(e, "Left a place", "setting", e.settingId());
            case ChildEvent.SenProvisionRecorded e ->
                e.primaryNeed() == null
                        ? told(e, "SEN provision recorded", "provision", e.provision())
                        : told(e, "SEN provision recorded", "provision", e.provision(), "need", e.primaryNeed());
            case ChildEvent.CircumstancesRecorded e ->
                told(
                        e,
                        "Circumstances recorded",
                        "earlyYearsPupilPremium",
                        e.earlyYearsPupilPremium(),
                        "lookedAfter",
                        e.lookedAfter(),
                        "englishAdditionalLanguage",
                        e.englishAdditionalLanguage(),
                        "disabilityLivingAllowance",
                        e.disabilityLivingAllowance());
            case ChildEvent.CountedAtHeadcount e -> told(e, "Counted at a headcount");
        };
    }

    static Happening of(SupportEvent event) {
        return switch (event) {
            case SupportEvent.ConcernRaised e -> told(e, "Concern raised", "areaOfNeed", e.areaOfNeed());
            case SupportEvent.SupportCycleOpened e ->
                told(e, "Support cycle opened", "number", e.number(), "setting", e.settingId());
            case SupportEvent.SupportCyclePlanned e ->
                told(e, "Support planned", "reviewDue", e.reviewDueOn(), "parentsView", e.parentsViewRecorded())
                        .saying(e.parentsView());
            case SupportEvent.SupportCycleReviewed e ->
                told(e, "Support reviewed", "outcome", e.outcome(), "parentsView", e.parentsViewRecorded())
                        .saying(e.parentsView());
        };
    }

    static Happening of(PlanEvent event) {
        return switch (event) {
            case PlanEvent.RequestReceived e -> told(e, "EHC needs assessment requested", "source", e.source());
            case PlanEvent.AssessmentDecided e ->
                told(e, e.willAssess() ? "Decided to assess" : "Decided not to assess");
            case PlanEvent.PlanIssued e -> told(e, "EHC plan issued");
            case PlanEvent.PlanDeclined e -> told(e, "Decided not to issue an EHC plan");
            case PlanEvent.RequestWithdrawn e -> told(e, "Request withdrawn");
            case PlanEvent.ExceptionRecorded e ->
                told(e, "Exception to a time limit recorded", "clock", e.clock(), "reason", e.reason());
            case PlanEvent.HistoricalCaseNoted e ->
                told(e, "Request on record, decided before the return's period", "source", e.source());
        };
    }

    private Happening saying(@Nullable String words) {
        return new Happening(childId, happened, effective, facts, words);
    }

    private static Happening told(ChildEvent event, String happened, Object... facts) {
        return new Happening(event.childId(), happened, event.effective(), facts(facts), null);
    }

    private static Happening told(SupportEvent event, String happened, Object... facts) {
        return new Happening(event.childId(), happened, event.effective(), facts(facts), null);
    }

    private static Happening told(PlanEvent event, String happened, Object... facts) {
        return new Happening(event.childId(), happened, event.effective(), facts(facts), null);
    }

    private static Map<String, String> facts(Object... namesAndValues) {
        var facts = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            facts.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
        return facts;
    }

    @Override
    public String toString() {
        return "Happening[" + happened + "]";
    }
}
