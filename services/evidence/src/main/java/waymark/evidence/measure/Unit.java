package waymark.evidence.measure;

/** What a figure's value is counted in. */
public enum Unit {
    /** 100 × numerator / denominator, half up to one decimal. */
    PERCENT("%"),
    /** The numerator itself. */
    COUNT("number"),
    /** Median of whole days. */
    DAYS("days"),
    /** Pounds and pence. */
    POUNDS("£");

    private final String label;

    Unit(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
