package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.MultiEventHandlerInvoker;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every projector that {@link Keeps} its documents has them in generations. */
final class KeptProjections implements ConfigurerModule {

    private static final Logger LOG = LoggerFactory.getLogger(KeptProjections.class);
    private static final Duration STEP = Duration.ofSeconds(1);

    private final List<Declared> declared;
    private final EventProcessors processors;
    private final Generations generations;
    private final MongoDatabase database;
    private final Duration grace;
    private final List<Projection> projections = new CopyOnWriteArrayList<>();
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private volatile boolean away;

    KeptProjections(
            List<Declared> declared,
            EventProcessors processors,
            Generations generations,
            MongoDatabase database,
            Duration grace) {
        this.declared = declared;
        this.processors = processors;
        this.generations = generations;
        this.database = database;
        this.grace = grace;
    }

    @Override
    public void configureModule(Configurer configurer) {
        configurer.eventProcessing(processing -> declared.forEach(each -> processing.registerEventProcessor(
                each.name(), (name, configuration, invoker) -> projection(each, configuration, invoker))));
        var clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("generations").factory());
        configurer.onStart(Integer.MAX_VALUE, () -> {
            clock.scheduleWithFixedDelay(this::proceed, 0, STEP.toMillis(), TimeUnit.MILLISECONDS);
        });
        configurer.onShutdown(Integer.MAX_VALUE, clock::shutdown);
    }

    private EventProcessor projection(Declared declared, Configuration configuration, EventHandlerInvoker invoker) {
        var projection = new Projection(
                declared,
                new LogReaders(configuration, handlers(invoker).toList(), processors),
                generations,
                database,
                () -> head(configuration.eventStore()),
                new Leftovers(database, grace),
                new OthersWork(database, configuration.serializer(), processors.claim(), System::nanoTime));
        projections.add(projection);
        return projection;
    }

    private static Stream<EventMessageHandler> handlers(EventHandlerInvoker invoker) {
        return switch (invoker) {
            case MultiEventHandlerInvoker several ->
                several.delegates().stream().flatMap(KeptProjections::handlers);
            case SimpleEventHandlerInvoker one -> one.eventHandlers().stream();
            default -> throw new IllegalStateException("The handlers of " + invoker + " are not known.");
        };
    }

    private static long head(EventStore events) {
        var token = events.createHeadToken();
        return token == null ? 0 : token.position().orElse(0);
    }

    void proceed() {
        boolean answered = answers("Which read models are in use", generations::read)
                && projections.stream().allMatch(each -> answers(each.getName(), each::proceed));
        away = !answered;
    }

    /** False where the store is away, of which is told once. */
    private boolean answers(String subject, Runnable step) {
        try {
            step.run();
            told.remove(subject);
        } catch (Throwable e) {
            // Also an error: after one that it lets through the clock would never tick again.
            if (StoreFailure.isAway(e)) {
                if (!away) {
                    LOG.warn(
                            "{}: the store is away ({}); read models are looked after again once it answers",
                            subject,
                            e.getClass().getSimpleName());
                }
                return false;
            }
            tell(subject, e);
        }
        return true;
    }

    /** Once for each reason: what fails is tried again every second. */
    private void tell(String subject, Throwable failure) {
        boolean full = StoreFailure.isFull(failure);
        var reason = full ? "the store's disk is full" : failure.getClass().getSimpleName();
        if (!reason.equals(told.put(subject, reason))) {
            LOG.error("{} could not be looked after ({}); tried again", subject, reason, full ? null : failure);
        }
    }

    /** Why each projection that could not be rebuilt was not. */
    Map<String, String> troubles() {
        return projections.stream()
                .filter(projection -> projection.trouble().isPresent())
                .collect(Collectors.toMap(
                        Projection::getName, projection -> projection.trouble().orElseThrow()));
    }
}
