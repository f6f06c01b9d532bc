package waymark.evidence.dashboard;

/** The reader's role does not include this; the message says what it does include and who to ask. */
final class NotForRoleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotForRoleException(String sentence) {
        super(sentence, null, false, false);
    }
}
