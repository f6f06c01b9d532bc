package waymark.events;

/**
 * Kinds of setting, after the list in DfE's early years child development training service, each with what the law and
 * guidance expect of it about a SENCO.
 */
public enum SettingType {
    MAINTAINED_NURSERY_SCHOOL("Maintained nursery school", SencoDuty.MUST),
    NURSERY_CLASS("Nursery class in a maintained school", SencoDuty.MUST),
    ACADEMY("Academy", SencoDuty.MUST),
    FREE_SCHOOL("Free school", SencoDuty.MUST),
    SPECIAL_SCHOOL("Special school", SencoDuty.MUST),
    PRIVATE_NURSERY("Private nursery", SencoDuty.EXPECTED),
    INDEPENDENT_NURSERY("Independent nursery", SencoDuty.EXPECTED),
    DAYCARE("Daycare", SencoDuty.EXPECTED),
    PRESCHOOL("Pre-school", SencoDuty.EXPECTED),
    PLAYGROUP("Playgroup", SencoDuty.EXPECTED),
    CHILDCARE_CENTRE("Childcare centre", SencoDuty.EXPECTED),
    INDEPENDENT_CHILDMINDER("Independent childminder", SencoDuty.ENCOURAGED),
    AGENCY_CHILDMINDER("Childminder in an agency", SencoDuty.ENCOURAGED);

    private final String label;
    private final SencoDuty duty;

    SettingType(String label, SencoDuty duty) {
        this.label = label;
        this.duty = duty;
    }

    public String label() {
        return label;
    }

    /**
     * Maintained schools and maintained nursery schools must identify a SENCO; other group providers are expected to;
     * childminders are encouraged to (SEND Code of Practice as summarised by R. Fisk). That academies, free schools and
     * special schools follow the school duty is general knowledge, not verified.
     */
    public SencoDuty duty() {
        return duty;
    }
}
