package waymark.events;

/** Type of need, as in SEN2 from 2025 (item 5.8a), in DfE's order; NSA as in the school census. */
public enum SenType {
    SPLD("Specific learning difficulty"),
    MLD("Moderate learning difficulty"),
    SLD("Severe learning difficulty"),
    PMLD("Profound and multiple learning difficulty"),
    SEMH("Social, emotional and mental health"),
    SLCN("Speech, language and communication needs"),
    HI("Hearing impairment"),
    VI("Vision impairment"),
    MSI("Multi-sensory impairment"),
    PD("Physical disability"),
    ASD("Autistic spectrum disorder"),
    DS("Down syndrome"),
    OTH("Other difficulty"),
    NSA("SEN support but no specialist assessment of type of need");

    private final String label;

    SenType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
