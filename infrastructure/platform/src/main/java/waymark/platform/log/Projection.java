package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the generation of a projection that is in use. Where that is not wholly the work of this revision of the
 * projector, builds the next one beside it, from the log's beginning, and once that shows all there is, it is the one in
 * use. Until then, and where it cannot be built, readers have what was in use, with what this revision makes of the
 * events that come meanwhile (ADR-0013).
 */
final class Projection extends StandIn implements Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);

    /** So many events before the log's end it is worth holding the generation in use still. */
    private static final int NEAR = 200;
    /** For how long it is held still; after that it goes on, and a later try is made. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Declared declared;
    private final ProcessorFactory processors;
    private final Generations generations;
    private final LongSupplier head;
    private final Leftovers leftovers;
    private final Succession succession;
    private final List<MessageHandlerInterceptor<? super EventMessage<?>>> interceptors = new CopyOnWriteArrayList<>();
    private volatile Kept kept;
    private boolean running;

    /** {@code tended}: this process is of the revision that built it, or about to replace it. */
    private record Kept(Generation generation, StreamingEventProcessor processor, boolean tended) {}

    Projection(
            Declared declared,
            ProcessorFactory processors,
            Generations generations,
            MongoDatabase database,
            LongSupplier head,
            Duration grace) {
        this.declared = declared;
        this.processors = processors;
        this.generations = generations;
        this.head = head;
        this.leftovers = new Leftovers(database, grace);
        this.succession = new Succession(declared, this::intercepted, generations, database);
        generations.keepIfNew(Pointer.first(declared.name(), declared.collections(), found(database)));
        this.kept = open(generations.look(declared.name()).live(), true);
    }

    /** What was read before there were revisions is of the first. */
    private int found(MongoDatabase database) {
        var tokens = database.getCollection(AxonCollections.TOKENS);
        boolean read =
                tokens.find(new Document("processorName", declared.name())).first() != null;
        return read ? 1 : declared.revision();
    }

    private Kept open(Generation generation, boolean tended) {
        return new Kept(generation, intercepted(generation, EventProcessors::park), tended);
    }

    private StreamingEventProcessor intercepted(Generation generation, EnqueuePolicy<EventMessage<?>> policy) {
        var processor = processors.processor(generation, policy);
        interceptors.forEach(processor::registerHandlerInterceptor);
        return processor;
    }

    @Override
    StreamingEventProcessor current() {
        return kept.processor();
    }

    @Override
    public String getName() {
        return declared.name();
    }

    /** As the framework does while it starts, before the first event. */
    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super EventMessage<?>> interceptor) {
        interceptors.add(interceptor);
        return current().registerHandlerInterceptor(interceptor);
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onStart(Phase.INBOUND_EVENT_CONNECTORS, this::start);
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, this::shutDown);
    }

    @Override
    public synchronized void start() {
        var pointer = tended();
        running = true;
        if (pointer.generation() != kept.generation().number()) {
            kept = open(pointer.live(), true);
        }
        succession.consider(pointer);
        current().start();
    }

    /** Stored before the first event: a release that is taken back leaves nothing behind that nobody knows of. */
    private Pointer tended() {
        while (true) {
            var pointer = generations.look(declared.name());
            var tended = pointer.tendedBy(declared.revision());
            if (tended.equals(pointer) || generations.replace(pointer, tended)) {
                return tended;
            }
        }
    }

    @Override
    public synchronized void shutDown() {
        running = false;
        var stopped = succession.stop();
        current().shutDown();
        stopped.join();
    }

    /** Why the revision that was asked for is not in use and is not being built. */
    Optional<String> trouble() {
        return Optional.ofNullable(succession.trouble());
    }

    /** One step on the way to the generation that should be in use. */
    synchronized void proceed() throws InterruptedException {
        if (!running) {
            return;
        }
        var pointer = generations.known(declared.name());
        settle(pointer);
        var next = succession.proceed(pointer);
        if (next != null && next.shows(head.getAsLong() - NEAR)) {
            switchTo(next, pointer);
        }
        leftovers.sweep(pointer);
    }

    /** Keeps what the pointer says, whoever moved it. */
    private void settle(Pointer pointer) {
        var before = kept;
        if (pointer.generation() == before.generation().number()) {
            if (before.tended() && !before.processor().isRunning()) {
                before.processor().start();
            }
            return;
        }
        var built = succession.take(pointer.live());
        if (built != null) {
            kept = new Kept(pointer.live(), built, true);
        } else {
            // Another process switched. Where that is of another release, it alone applies events.
            kept = open(pointer.live(), pointer.revision() == declared.revision());
            if (kept.tended()) {
                succession.done();
                current().start();
            }
        }
        before.processor().shutdownAsync();
        LOG.info("{} is read from generation {}", declared.name(), pointer.generation());
    }

    /**
     * Nothing is applied to the old generation while the new one catches up with it: otherwise a reader could have seen
     * there what is not here yet.
     */
    private void switchTo(Rebuild next, Pointer pointer) throws InterruptedException {
        current().shutDown();
        if (next.awaits(head.getAsLong(), PATIENCE)) {
            generations.replace(pointer, pointer.switched());
        }
        settle(generations.look(declared.name()));
    }
}
