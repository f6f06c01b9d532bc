package waymark.funding.application;

/** Where an application stands. */
public enum FundingStatus {
    APPLIED("Waiting to be checked"),
    CHECKED("Waiting for the panel"),
    AGREED("Agreed by the panel, not yet borne by the budget"),
    AWARDED("Awarded, not yet paid"),
    DECLINED("Declined"),
    PAID("Paid");

    private final String label;

    FundingStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    boolean isDecided() {
        return this == AWARDED || this == DECLINED || this == PAID;
    }
}
