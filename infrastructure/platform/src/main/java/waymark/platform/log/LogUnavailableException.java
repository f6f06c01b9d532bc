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

    /** After it was tried for as long as patience lasts. */
    static LogUnavailableException givenUp(boolean maybeStored, Throwable cause) {
        return maybeStored
                ? outcomeUnknown(
                        "The event log did not answer; whether the change was stored is not known. Try again.", cause)
                : nothingStored(
                        "The event log could not be reached or was full; nothing was stored. Try again.", cause);
    }

    boolean nothingStored() {
        return nothingStored;
    }
}
