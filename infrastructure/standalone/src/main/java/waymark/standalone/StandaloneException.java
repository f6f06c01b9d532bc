package waymark.standalone;

import org.jspecify.annotations.Nullable;

/** Something the person who started Waymark can put right; the message is one sentence that says how. */
public final class StandaloneException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StandaloneException(String sentence) {
        super(sentence);
    }

    public StandaloneException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
