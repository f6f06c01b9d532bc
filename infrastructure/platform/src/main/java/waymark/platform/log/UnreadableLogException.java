package waymark.platform.log;

/** The log is not one that this release can read or may write; the message is one sentence that says what to do. */
public final class UnreadableLogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableLogException(String sentence) {
        super(sentence);
    }
}
