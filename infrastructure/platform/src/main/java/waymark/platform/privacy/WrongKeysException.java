package waymark.platform.privacy;

/** The key files are not those the data were written with; the message is one sentence that says what to do. */
public final class WrongKeysException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongKeysException(String sentence) {
        super(sentence);
    }
}
