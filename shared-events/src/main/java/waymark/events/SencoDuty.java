package waymark.events;

/** How strongly a kind of setting is asked to have a SENCO. */
public enum SencoDuty {
    MUST("Must have a SENCO"),
    EXPECTED("Expected to have a SENCO"),
    ENCOURAGED("Encouraged to have a SENCO");

    private final String label;

    SencoDuty(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
