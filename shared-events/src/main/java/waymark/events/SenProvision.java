package waymark.events;

/** SEN provision, as in the census: none, SEN support, EHC plan. */
public enum SenProvision {
    N("No SEN provision"),
    K("SEN support"),
    E("EHC plan");

    private final String label;

    SenProvision(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
