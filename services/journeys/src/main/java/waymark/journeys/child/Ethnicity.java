package waymark.journeys.child;

/** DfE main ethnicity codes. */
public enum Ethnicity {
    WBRI("White British"),
    WIRI("White Irish"),
    WIRT("Traveller of Irish Heritage"),
    WROM("Gypsy/Roma"),
    WOTH("Any other White background"),
    MWBC("White and Black Caribbean"),
    MWBA("White and Black African"),
    MWAS("White and Asian"),
    MOTH("Any other Mixed background"),
    AIND("Indian"),
    APKN("Pakistani"),
    ABAN("Bangladeshi"),
    AOTH("Any other Asian background"),
    BCRB("Caribbean"),
    BAFR("African"),
    BOTH("Any other Black background"),
    CHNE("Chinese"),
    OOTH("Any other ethnic group"),
    REFU("Refused"),
    NOBT("Information not yet obtained");

    private final String label;

    Ethnicity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
