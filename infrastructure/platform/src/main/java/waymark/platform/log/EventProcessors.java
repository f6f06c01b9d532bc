package waymark.platform.log;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.axonframework.common.AxonTransientException;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/**
 * Projections and policies read the log in batches, each aggregate's events in order; what a projection drafts is
 * written once per batch. An event a handler cannot take is
 * parked with its aggregate's later ones; while a store is away nothing is parked, the batch is tried again.
 */
final class EventProcessors implements ConfigurerModule {

    /** Of commands to be sent: what a crash repeats. */
    private static final int BATCH = 200;
    /** Of read models, whose batch is one write and one stored position however many events it has. */
    private static final int FOLDED = 1_000;

    private static final String FOLDING = "projection.";

    static final int SEGMENTS = 2;
    private static final int WORKERS = 4;

    private final DeadLetters deadLetters;
    private final Duration claim;
    private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(
            WORKERS, Thread.ofVirtual().name("projection-", 0).factory());

    /** {@code claim} is after how long without a word from this process another may take over. */
    EventProcessors(DeadLetters deadLetters, Duration claim) {
        this.deadLetters = deadLetters;
        this.claim = claim;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.eventProcessing(this::configure);
        configurer.onShutdown(0, workers::shutdown);
    }

    private void configure(EventProcessingConfigurer processing) {
        processing
                .usingPooledStreamingEventProcessors(this::pooled)
                .registerDefaultHandlerInterceptor((configuration, group) -> new WriteDrafts())
                .registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.INSTANCE)
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerDefaultSequencingPolicy(configuration -> SequentialPerAggregatePolicy.instance())
                .registerDefaultDeadLetterPolicy(configuration -> EventProcessors::park)
                .registerDeadLetterQueueProvider(group -> {
                    // Without the cache every event of every projection asks the queue first.
                    processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                            group, (configuration, builder) -> builder.enableSequenceIdentifierCache());
                    return configuration -> deadLetters.queue(group);
                });
    }

    private PooledStreamingEventProcessor.Builder pooled(
            Configuration configuration, PooledStreamingEventProcessor.Builder builder) {
        ScheduledExecutorService coordinator = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("coordinator").factory());
        configuration.onShutdown(coordinator::shutdown);
        return tuned(builder, coordinator, workers);
    }

    PooledStreamingEventProcessor.Builder tuned(
            PooledStreamingEventProcessor.Builder builder,
            ScheduledExecutorService coordinator,
            ScheduledExecutorService workers) {
        return builder.batchSize(builder.name().startsWith(FOLDING) ? FOLDED : BATCH)
                .initialSegmentCount(SEGMENTS)
                // A batch that takes long, as in a replay, is not taken for the work of a dead process: another would
                // begin it anew, and take as long.
                .enableCoordinatorClaimExtension()
                .claimExtensionThreshold(claim.toMillis() / 2)
                .tokenClaimInterval(claim.toMillis() / 2)
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers);
    }

    ScheduledExecutorService workers() {
        return workers;
    }

    SequencedDeadLetterQueue<EventMessage<?>> deadLetters(String processingGroup) {
        return deadLetters.queue(processingGroup);
    }

    Duration claim() {
        return claim;
    }

    static EnqueueDecision<EventMessage<?>> park(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        if (storeIsAway(cause)) {
            throw LogUnavailableException.outcomeUnknown("A store is away; the batch is tried again.", cause);
        }
        // It is parked at once: if the batch is repeated, the events before it queue behind it, and come too late.
        Drafts.writeOfBatch();
        return Decisions.enqueue(cause);
    }

    static boolean storeIsAway(Throwable failure) {
        return StoreFailure.isFull(failure)
                || Stream.iterate(failure, step -> step != null, Throwable::getCause)
                        .anyMatch(step -> step instanceof AxonTransientException
                                || (step instanceof MongoException && !answered(step)));
    }

    private static boolean answered(Throwable step) {
        return step instanceof MongoWriteException
                || step instanceof MongoBulkWriteException
                || step instanceof MongoCommandException;
    }
}
