package waymark.platform.consume;

/** This event can never be applied as it is; the message holds no person's data. */
public final class PoisonException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String subject;

    public PoisonException(String subject, String message) {
        super(message);
        this.subject = subject;
    }

    public String subject() {
        return subject;
    }
}
