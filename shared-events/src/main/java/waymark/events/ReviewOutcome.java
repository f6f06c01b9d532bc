package waymark.events;

/** What a support-cycle review led to. */
public enum ReviewOutcome {
    CONTINUE("Another cycle of support"),
    NEEDS_MET("Needs met without further support"),
    REFER("Referred for more specialist help"),
    REQUEST_ASSESSMENT("EHC needs assessment to be requested");

    private final String label;

    ReviewOutcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
