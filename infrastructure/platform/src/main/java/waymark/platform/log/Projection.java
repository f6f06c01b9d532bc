package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandlerInterceptor;
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

    private final Declared declared;
    private final LogReaders readers;
    private final Generations generations;
    private final LongSupplier head;
    private final Leftovers leftovers;
    private final Succession succession;
    private final Arrival arrival;
    private final Following following;
    private volatile Kept kept;

    private volatile boolean running;
    private CompletableFuture<Void> handover = CompletableFuture.completedFuture(null);

    Projection(
            Declared declared,
            LogReaders readers,
            Generations generations,
            MongoDatabase database,
            LongSupplier head,
            Leftovers leftovers,
            OthersWork others) {
        this.declared = declared;
        this.readers = readers;
        this.generations = generations;
        this.head = head;
        this.leftovers = leftovers;
        this.following = new Following(others);
        this.succession = new Succession(declared, readers, generations, database, leftovers, others);
        this.arrival = new Arrival(declared, generations, database);
        this.kept = open(arrival.pointer(), true);
    }

    private Kept open(Pointer pointer, boolean tended) {
        return new Kept(pointer.live(), readers.inUse(pointer.live()), tended);
    }

    @Override
    StreamingEventProcessor current() {
        return kept.reader().processor();
    }

    @Override
    public String getName() {
        return declared.name();
    }

    /** As the framework does while it starts, before the first event. */
    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super EventMessage<?>> interceptor) {
        readers.intercept(interceptor);
        return current().registerHandlerInterceptor(interceptor);
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onStart(Phase.INBOUND_EVENT_CONNECTORS, this::start);
        lifecycle.onShutdown(Phase.INBOUND_EVENT_CONNECTORS, () -> stop(LogReader::retire));
        lifecycle.onShutdown(0, readers::endThreads);
    }

    @Override
    public synchronized void start() {
        var pointer = arrival.tended();
        if (pointer.generation() == kept.generation().number()) {
            kept = kept.nowTended();
        } else {
            kept.reader().retire();
            kept = open(pointer, true);
        }
        running = true;
        following.begin();
        succession.consider(pointer);
        current().start();
    }

    @Override
    public CompletableFuture<Void> shutdownAsync() {
        return stop(reader -> reader.processor().shutdownAsync());
    }

    /** Not even the lock is waited for: whoever has it may be asking a store that does not answer. */
    private CompletableFuture<Void> stop(Function<LogReader, CompletableFuture<Void>> stopping) {
        running = false;
        return CompletableFuture.supplyAsync(() -> stopped(stopping), Thread::startVirtualThread)
                .thenCompose(Function.identity());
    }

    private synchronized CompletableFuture<Void> stopped(Function<LogReader, CompletableFuture<Void>> stopping) {
        return CompletableFuture.allOf(succession.leave(), stopping.apply(kept.reader()));
    }

    /** Why the revision that was asked for is not in use and is not being built. */
    Optional<String> trouble() {
        return Optional.ofNullable(isKeptElsewhere() ? following.trouble() : succession.trouble());
    }

    /** By another release: no event is applied here. */
    boolean isKeptElsewhere() {
        return !kept.tended();
    }

    boolean isShownElsewhere(long head) {
        return following.shows(kept.generation(), head);
    }

    /** One step on the way to the generation that should be in use. */
    synchronized void proceed() {
        if (!running || !handover.isDone()) {
            return;
        }
        var pointer = generations.known(declared.name());
        settle(pointer);
        var next = succession.proceed(pointer);
        if (next != null && next.isNear(head.getAsLong())) {
            handOver(next, pointer);
        }
        leftovers.sweep(pointer);
    }

    /** Keeps what the pointer says, whoever moved it. */
    private void settle(Pointer pointer) {
        var before = kept;
        if (pointer.generation() == before.generation().number()) {
            if (isKeptElsewhere() && following.isOver(pointer)) {
                LOG.warn("No release that keeps {} in generation {} runs any more", getName(), pointer.generation());
                start();
            } else if (before.tended() && !current().isRunning()) {
                current().start();
            }
            return;
        }
        var built = succession.take(pointer.live());
        if (built != null) {
            kept = new Kept(pointer.live(), built, true);
        } else {
            // Another process switched. Where that is of another release, it alone applies events.
            succession.follow();
            following.begin();
            kept = open(pointer, pointer.revision() == declared.revision());
            if (kept.tended()) {
                current().start();
            }
        }
        before.reader().retire();
        LOG.info(
                "{} is read from generation {}{}",
                declared.name(),
                pointer.generation(),
                kept.tended() ? "" : ", which another release keeps: events are not applied here");
    }

    /**
     * Nothing is applied to the old generation while the new one catches up with it: otherwise a reader could have seen
     * there what is not here yet. Whoever asks this projection anything is not kept waiting meanwhile.
     */
    private void handOver(Rebuild next, Pointer pointer) {
        var still = current().shutdownAsync();
        handover = still.thenRunAsync(
                        () -> {
                            if (next.comesLevel(head.getAsLong()) && running) {
                                generations.replace(pointer, pointer.switched());
                            }
                            goOn();
                        },
                        Thread::startVirtualThread)
                .whenComplete((done, failure) -> next.handedOver(failure));
    }

    private synchronized void goOn() {
        if (running) {
            settle(generations.look(declared.name()));
        }
    }
}
