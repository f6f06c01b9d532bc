package waymark.funding.application;

/** Why a panel says no; {@code NOT_STATED} only where an authority's file does not say. */
public enum DeclineReason {
    CRITERIA_NOT_MET("The scheme's criteria are not met"),
    EVIDENCE_INSUFFICIENT("The evidence does not show the need"),
    OTHER_FUNDING_MEETS_NEED("Other funding meets the need"),
    EHC_PLAN_IN_PLACE("An EHC plan provides for the child"),
    NO_LONGER_ATTENDS("The child no longer attends the setting"),
    FUND_EXHAUSTED("The fund cannot bear it"),
    NOT_STATED("Not stated");

    private final String label;

    DeclineReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
