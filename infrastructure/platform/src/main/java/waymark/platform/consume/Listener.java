package waymark.platform.consume;

import java.util.List;
import java.util.Set;

/**
 * One feature's way in from other services. Implementations are named {@code …Listener} and are beans. A batch may hold
 * events seen before: every effect must carry the position it came from, so that seeing an event twice changes nothing.
 * Batches may come from several threads at once, a retry's among them, though never two about the same subject.
 */
public interface Listener {

    /** Names the consumer group together with the service, for example {@code setting-directory}. */
    String name();

    /** Services listened to, for example {@code settings}. */
    Set<String> sources();

    /**
     * Applies a batch of one source's events, in order per subject. Throw {@link PoisonException} for an event that can
     * never be applied: it is parked with its subject's later ones; any other exception pauses and retries the batch.
     */
    void on(String source, List<Received> batch);
}
