package waymark.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server can't start or go on; the message is one plain sentence that says what to do. */
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    EmbeddedServerException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
