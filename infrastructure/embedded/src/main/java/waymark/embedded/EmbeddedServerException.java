package waymark.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server can't start or go on; the message is one plain sentence that says what to do. */
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of a command that came upon a damaged page. */
    static final String DAMAGED =
            "The data is damaged where this is stored and can't be read; restore the latest backup.";

    private static final int INTERNAL_ERROR = 1;

    /** MongoDB's own code for a write that was refused, and so not begun, for want of disk. */
    private static final int OUT_OF_DISK_SPACE = 14031;

    /** MongoDB's own code for a server that stopped before it could say how a command ended. */
    private static final int SHUTDOWN_IN_PROGRESS = 91;

    private final String sentence;
    private final int code;

    EmbeddedServerException(String sentence, @Nullable Throwable cause) {
        this(sentence, INTERNAL_ERROR, cause);
    }

    private EmbeddedServerException(String sentence, int code, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
        this.code = code;
    }

    static EmbeddedServerException diskFull() {
        return new EmbeddedServerException(
                "The disk is full and nothing more is written to it: free some space.", OUT_OF_DISK_SPACE, null);
    }

    static EmbeddedServerException stopped(Throwable cause) {
        return new EmbeddedServerException(
                "The embedded store has stopped because the disk refused a write: free some space, then start again.",
                OUT_OF_DISK_SPACE,
                cause);
    }

    /** Of a write that was under way when the disk refused: it may be on the disk or not. */
    static EmbeddedServerException outcomeUnknown(Throwable cause) {
        return new EmbeddedServerException(
                "The disk refused a write, and whether this one is stored is not known: free some space, then start"
                        + " again.",
                SHUTDOWN_IN_PROGRESS,
                cause);
    }

    String sentence() {
        return sentence;
    }

    int code() {
        return code;
    }
}
