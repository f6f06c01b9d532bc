package waymark.platform.log;

import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;

/** The store cannot be reached or did not answer. A retry with the same Idempotency-Key is safe. */
public final class LogUnavailableException extends AxonTransientException {

    private static final long serialVersionUID = 1;

    private final boolean nothingStored;

    private LogUnavailableException(String message, boolean nothingStored, @Nullable Throwable cause) {
        super(message, cause);
        this.nothingStored = nothingStored;
    }

    /** It is certain that nothing of the commit is stored, now or later. */
    static LogUnavailableException nothingStored(String message, @Nullable Throwable cause) {
        return new LogUnavailableException(message, true, cause);
    }

    /** Whether the commit is stored cannot be said. */
    static LogUnavailableException outcomeUnknown(String message, @Nullable Throwable cause) {
        return new LogUnavailableException(message, false, cause);
    }

    boolean nothingStored() {
        return nothingStored;
    }
}
