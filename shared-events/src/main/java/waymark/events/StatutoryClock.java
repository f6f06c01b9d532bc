package waymark.events;

/** The time limits of SEND Regulations 2014 (SI 2014/1530) that run from the request, in calendar weeks. */
public enum StatutoryClock {
    SIX_WEEKS("Decide whether to assess", 6, "reg 5"),
    SIXTEEN_WEEKS("Notify a decision not to issue a plan", 16, "reg 10"),
    TWENTY_WEEKS("Issue the final plan", 20, "reg 13(2)");

    private final String label;
    private final int weeks;
    private final String regulation;

    StatutoryClock(String label, int weeks, String regulation) {
        this.label = label;
        this.weeks = weeks;
        this.regulation = regulation;
    }

    public String label() {
        return label;
    }

    public int weeks() {
        return weeks;
    }

    public String regulation() {
        return regulation;
    }
}
