package waymark.events;

/** Qualifications of a SENCO that count towards the measures. */
public enum Qualification {
    LEVEL_3_EY_SENCO("Level 3 Award for early years SENCOs"),
    NASENCO("National Award for SEN Co-ordination"),
    NPQ_SENCO("National Professional Qualification for SENCOs");

    private final String label;

    Qualification(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
