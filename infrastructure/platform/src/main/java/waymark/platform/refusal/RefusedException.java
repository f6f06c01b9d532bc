package waymark.platform.refusal;

/** Carries a {@link Refusal} out of an aggregate; answered as 409 and never logged as an error. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        // No stack trace: a refusal is an answer, not a fault.
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
