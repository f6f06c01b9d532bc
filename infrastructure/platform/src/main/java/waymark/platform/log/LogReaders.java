package waymark.platform.log;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.deadletter.EnqueuePolicy;

/** Makes what reads the log for the generations of one projection. */
final class LogReaders {

    private final Configuration configuration;
    private final List<EventMessageHandler> handlers;
    private final EventProcessors processors;
    private final List<MessageHandlerInterceptor<? super EventMessage<?>>> interceptors = new CopyOnWriteArrayList<>();
    private final Set<LogReader> made = ConcurrentHashMap.newKeySet();

    LogReaders(Configuration configuration, List<EventMessageHandler> handlers, EventProcessors processors) {
        this.configuration = configuration;
        this.handlers = handlers;
        this.processors = processors;
    }

    /** Of every reader that is made from now on. */
    void intercept(MessageHandlerInterceptor<? super EventMessage<?>> interceptor) {
        interceptors.add(interceptor);
    }

    /** On the threads of all read models in use. */
    LogReader inUse(Generation generation) {
        var coordinator = threads(generation, "coordinator", 1);
        return made(new LogReader(
                processor(generation, EventProcessors::park, coordinator, processors.workers()), List.of(coordinator)));
    }

    /**
     * On threads of its own, which it keeps once it is in use: it has all of history to take in, and nobody waits for it.
     *
     * @param policy is asked about an event it refuses
     */
    LogReader beside(Generation generation, EnqueuePolicy<EventMessage<?>> policy) {
        var coordinator = threads(generation, "coordinator", 1);
        // One for each segment: whoever waits for another's batch does not renew its claim.
        var workers = threads(generation, "worker", EventProcessors.SEGMENTS);
        return made(new LogReader(processor(generation, policy, coordinator, workers), List.of(coordinator, workers)));
    }

    /** However a reader's end went. */
    void endThreads() {
        made.forEach(LogReader::endThreads);
    }

    private LogReader made(LogReader reader) {
        made.removeIf(earlier -> earlier.threads().getFirst().isTerminated());
        made.add(reader);
        return reader;
    }

    /** Threads of the platform: the system shares the processors out among these and what serves requests. */
    private static ScheduledExecutorService threads(Generation generation, String task, int most) {
        var threads = new ScheduledThreadPoolExecutor(
                most,
                Thread.ofPlatform()
                        .daemon()
                        .name(generation.processor() + "-" + task + "-", 0)
                        .factory());
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return threads;
    }

    private StreamingEventProcessor processor(
            Generation generation,
            EnqueuePolicy<EventMessage<?>> policy,
            ScheduledExecutorService coordinator,
            ScheduledExecutorService workers) {
        var processing = configuration.eventProcessingConfiguration();
        var name = generation.processor();
        var invoker = DeadLetteringEventHandlerInvoker.builder()
                .eventHandlers(handlers)
                .listenerInvocationErrorHandler(processing.listenerInvocationErrorHandler(generation.projection()))
                .sequencingPolicy(processing.sequencingPolicy(generation.projection()))
                .queue(processors.deadLetters(name))
                .enqueuePolicy(policy)
                .transactionManager(processing.transactionManager(name))
                .enableSequenceIdentifierCache()
                .build();
        var builder = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .rollbackConfiguration(processing.rollbackConfiguration(name))
                .errorHandler(processing.errorHandler(name))
                .messageMonitor(processing.messageMonitor(PooledStreamingEventProcessor.class, name))
                .messageSource(configuration.eventStore())
                .tokenStore(processing.tokenStore(name))
                .transactionManager(processing.transactionManager(name))
                .spanFactory(configuration.getComponent(EventProcessorSpanFactory.class));
        var processor = processors.tuned(builder, coordinator, workers).build();
        processor.registerHandlerInterceptor(generation.within());
        interceptors.forEach(processor::registerHandlerInterceptor);
        return processor;
    }
}
