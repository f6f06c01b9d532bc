package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the generation of a projection that is in use. Where that was built by another revision of its projector, builds
 * the next one beside it, from the log's beginning, and once that shows all there is, it is the one in use. Until then,
 * and where it cannot be built, nothing changes for readers (ADR-0013).
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
    private final MongoDatabase database;
    private final LongSupplier head;
    private final Leftovers leftovers;
    private final List<MessageHandlerInterceptor<? super EventMessage<?>>> interceptors = new CopyOnWriteArrayList<>();
    private volatile Kept kept;
    private volatile @Nullable Rebuild rebuild;
    private volatile @Nullable String trouble;
    private boolean running;
    private boolean wanted;
    private boolean overtaken;

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
        this.database = database;
        this.head = head;
        this.leftovers = new Leftovers(database, grace);
        generations.keepIfNew(Pointer.first(declared.name(), declared.collections(), found()));
        this.kept = open(generations.look(declared.name()).live(), true);
    }

    /** What was read before there were revisions is of the first. */
    private int found() {
        var tokens = database.getCollection(AxonCollections.TOKENS);
        boolean read = tokens.find(new Document("processorName", declared.name())).first() != null;
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
        var pointer = generations.look(declared.name());
        running = true;
        wanted = pointer.revision() != declared.revision();
        overtaken = false;
        if (pointer.generation() != kept.generation().number()) {
            kept = open(pointer.live(), true);
        }
        if (!wanted && pointer.building() != 0) {
            // Whoever was building something else stops, and what there is of it is dropped.
            generations.replace(pointer, pointer.givenUp());
        }
        current().start();
    }

    @Override
    public synchronized void shutDown() {
        running = false;
        var stopped = stopRebuild();
        current().shutDown();
        stopped.join();
    }

    /** Why the revision that was asked for is not in use and is not being built. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** One step on the way to the generation that should be in use. */
    synchronized void proceed() throws InterruptedException {
        if (!running) {
            return;
        }
        var pointer = generations.look(declared.name());
        settle(pointer);
        var next = rebuild;
        if (next != null) {
            advance(next, pointer);
        } else if (wanted && !(overtaken && pointer.building() == declared.revision())) {
            begin(pointer);
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
        var next = rebuild;
        if (next != null && next.generation().number() == pointer.generation()) {
            next.inUse();
            kept = new Kept(next.generation(), next.processor(), true);
            rebuild = null;
            wanted = false;
        } else {
            // Another process switched. Where that is of another release, it alone applies events.
            boolean wasWanted = pointer.revision() == declared.revision();
            kept = open(pointer.live(), wasWanted);
            if (wasWanted) {
                stopRebuild();
                wanted = false;
                trouble = null;
                current().start();
            }
        }
        before.processor().shutdownAsync();
        LOG.info("{} is read from generation {}", declared.name(), pointer.generation());
    }

    private void begin(Pointer pointer) {
        var begun = pointer.begun(declared.revision(), declared.collections());
        if (generations.replace(pointer, begun)) {
            var next = new Rebuild(begun.candidate(), this::intercepted);
            next.start(database, begun.live());
            rebuild = next;
            trouble = null;
            LOG.info("{} is built anew as generation {}", declared.name(), begun.attempt());
        }
    }

    private void advance(Rebuild next, Pointer pointer) throws InterruptedException {
        var refused = next.refused();
        if (refused != null) {
            giveUp(pointer, refused);
        } else if (!pointer.isBuilding(next.generation())) {
            yieldTo(pointer);
        } else if (next.shows(head.getAsLong() - NEAR)) {
            switchTo(next, pointer);
        }
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

    /** A later process is at it, or was. One of the same release does what this one would. */
    private void yieldTo(Pointer pointer) {
        if (pointer.building() == 0 || pointer.building() == declared.revision()) {
            LOG.info("{} is built anew by another process", declared.name());
            overtaken = true;
            stopRebuild();
        } else {
            giveUp(pointer, "another release began a later one");
        }
    }

    private void giveUp(Pointer pointer, String reason) {
        var next = rebuild;
        stopRebuild();
        wanted = false;
        trouble = reason;
        LOG.error(
                "{} was not rebuilt as revision {}; generation {} stays in use: {}",
                declared.name(),
                declared.revision(),
                kept.generation().number(),
                reason);
        if (next != null && pointer.isBuilding(next.generation())) {
            generations.replace(pointer, pointer.givenUp());
        }
    }

    /** Not waited for: a projector that does not come to an end must not hold up the generation in use. */
    private CompletableFuture<Void> stopRebuild() {
        var next = rebuild;
        rebuild = null;
        return next == null ? CompletableFuture.completedFuture(null) : next.processor().shutdownAsync();
    }
}
