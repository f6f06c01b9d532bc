package waymark.platform.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.axonframework.eventhandling.StreamingEventProcessor;

/**
 * What reads the log for one generation of a projection.
 *
 * @param threads that nobody else uses
 */
record LogReader(StreamingEventProcessor processor, List<? extends ExecutorService> threads) {

    /** It reads no more and leaves no thread behind. Nothing is waited for: a projector may come to no end. */
    CompletableFuture<Void> retire() {
        return processor.shutdownAsync().whenComplete((stopped, failure) -> endThreads());
    }

    void endThreads() {
        threads.forEach(ExecutorService::shutdown);
    }
}
