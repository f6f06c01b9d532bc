package waymark.platform.log;

/** Somebody else stored this event of the stream first. */
final class DuplicateSequenceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DuplicateSequenceException(String key) {
        super("The event " + key + " is stored already.");
    }

    DuplicateSequenceException(Commit commit) {
        this(commit.keys().getFirst());
    }
}
