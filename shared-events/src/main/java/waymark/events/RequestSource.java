package waymark.events;

/** Who asked for the EHC needs assessment: SEN2 item {@code requestsource}, codes 1 to 5 in this order. */
public enum RequestSource {
    PARENT("Young person or parent"),
    SETTING("School or other education setting"),
    HEALTH("Health care professionals"),
    SOCIAL_CARE("Social care professionals"),
    OTHER("Other"),
    NOT_STATED("Not stated");

    private final String label;

    RequestSource(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
