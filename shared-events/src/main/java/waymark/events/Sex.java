package waymark.events;

/** As recorded in SEN2 and the early years census. */
public enum Sex {
    M("Male"),
    F("Female"),
    U("Not known");

    private final String label;

    Sex(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
