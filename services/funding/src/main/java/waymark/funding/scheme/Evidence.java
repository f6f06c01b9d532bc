package waymark.funding.scheme;

/** What authorities ask an application to bring. */
public enum Evidence {
    PARENT_CONSENT("Signed consent of the parent"),
    SUPPORT_PLAN("Support plan of the child"),
    PROVISION_MAP("Provision map"),
    PROFESSIONAL_ADVICE("Advice of a professional who knows the child"),
    IMPACT_OF_EARLIER_FUNDING("Impact of earlier funding");

    private final String label;

    Evidence(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
