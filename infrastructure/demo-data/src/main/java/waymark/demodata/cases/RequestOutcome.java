package waymark.demodata.cases;

/** What became of a request for an EHC needs assessment, with its SEN2 code. */
public enum RequestOutcome {
    ASSESS("Y"),
    NOT_ASSESS("N"),
    AWAITING("A"),
    WITHDRAWN("W");

    private final String code;

    RequestOutcome(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
