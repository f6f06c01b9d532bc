package waymark.platform.log;

import org.axonframework.common.AxonTransientException;

/** The store cannot be reached or did not answer. A retry with the same Idempotency-Key is safe. */
public final class LogUnavailableException extends AxonTransientException {

    private static final long serialVersionUID = 1;

    LogUnavailableException(String message) {
        super(message);
    }

    LogUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
