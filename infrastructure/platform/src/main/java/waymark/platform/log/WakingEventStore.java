package waymark.platform.log;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Event store whose readers are woken: at once by an append of this process, within {@code poll} by one of another.
 */
final class WakingEventStore extends AbstractEventStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WakingEventStore.class);

    private final DenseEventStorageEngine engine;
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("log-poller").factory());

    private final ScheduledFuture<?> polling;

    private WakingEventStore(Builder builder) {
        super(builder);
        this.engine = builder.engine;
        long nanos = builder.poll.toNanos();
        polling = poller.scheduleWithFixedDelay(this::lookForOthers, 0, nanos, TimeUnit.NANOSECONDS);
    }

    static WakingEventStore of(DenseEventStorageEngine engine, Duration poll) {
        return new WakingEventStore(new Builder(engine, poll));
    }

    private void lookForOthers() {
        try {
            long before = engine.log().knownHead();
            if (engine.log().head() > before) {
                engine.log().readers().wake();
            }
        } catch (RuntimeException e) {
            LOG.debug("The event log could not be asked for its head", e);
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken from) {
        long position = DenseEventStorageEngine.position(from);
        long head = engine.log().head();
        if (position > head) {
            throw new IllegalStateException("A reader stands at position " + position + " but the event log ends at "
                    + head + ": the log was restored without the rest. Restore both, or reset the reader.");
        }
        return new LogStream(engine, position);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return new VersionNotingStream(super.readEvents(aggregateIdentifier));
    }

    @Override
    public void close() {
        polling.cancel(false);
        poller.shutdownNow();
    }

    /** Tells {@link LastVersion} how far an aggregate was read. */
    private record VersionNotingStream(DomainEventStream events) implements DomainEventStream {

        @Override
        public DomainEventMessage<?> peek() {
            return events.peek();
        }

        @Override
        public boolean hasNext() {
            return events.hasNext();
        }

        @Override
        public DomainEventMessage<?> next() {
            DomainEventMessage<?> event = events.next();
            LastVersion.saw(event.getSequenceNumber());
            return event;
        }

        @Override
        public Long getLastSequenceNumber() {
            return events.getLastSequenceNumber();
        }
    }

    private static final class Builder extends AbstractEventStore.Builder {

        private final DenseEventStorageEngine engine;
        private final Duration poll;

        Builder(DenseEventStorageEngine engine, Duration poll) {
            this.engine = engine;
            this.poll = poll;
            storageEngine(engine);
        }
    }
}
