package waymark.journeys.child;

/** What else a SENCO often leads on: pupil premium, children looked after, other first languages, DLA. */
public record Circumstances(
        boolean earlyYearsPupilPremium,
        boolean lookedAfter,
        boolean englishAdditionalLanguage,
        boolean disabilityLivingAllowance) {}
