package waymark.platform.imports;

import com.mongodb.MongoException;
import java.util.function.BooleanSupplier;
import org.axonframework.common.AxonTransientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import waymark.platform.web.Fault;

/** An outage of the store, or another's lock, is waited for: some ten seconds in all. */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final int ATTEMPTS = 8;

    private Patience() {}

    /** {@code step} may be repeated: commands say what is true and not what to add. */
    static void attempt(Runnable step, BooleanSupplier stopping) {
        for (int attempt = 1; ; attempt++) {
            try {
                step.run();
                return;
            } catch (MongoException | AxonTransientException e) {
                if (attempt == ATTEMPTS || stopping.getAsBoolean()) {
                    throw e;
                }
                LOG.warn("A row of an import waits: {}", Fault.describe(e));
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(50L << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The import was interrupted", e);
        }
    }
}
