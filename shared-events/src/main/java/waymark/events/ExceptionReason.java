package waymark.events;

/**
 * Why a time limit need not be met (SEND Regulations 2014, regs 5(4) and 10(4)). {@code ABSENCE}'s exact wording is
 * general knowledge, not verified; {@code NOT_STATED} is what SEN2 gives: a flag without a reason.
 */
public enum ExceptionReason {
    SCHOOL_CLOSED("School or post-16 institution closed for 4 weeks or more"),
    EARLY_YEARS_PROVIDER_CLOSED("Early years provider closed for 4 weeks or more"),
    PERSONAL_CIRCUMSTANCES("Exceptional personal circumstances of the child or parent"),
    ABSENCE("Child or parent away from the area for 4 weeks or more"),
    NOT_STATED("Not stated");

    private final String label;

    ExceptionReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
