package waymark.platform.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import waymark.platform.security.Metadata;

/**
 * The log is the outbox (ADR-0005): reads it in order, sends what its features publish, and moves its position only once
 * everything before it is acknowledged. A crash anywhere sends at most one window again; consumers drop what they have
 * seen. While Kafka is away nothing is read, so nothing piles up.
 */
final class LogPublisher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogPublisher.class);
    private static final int WINDOW = 500;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final EventStore log;
    private final PublisherLease lease;
    private final Translations translations;
    private final Outlet outlet;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread thread;

    LogPublisher(EventStore log, PublisherLease lease, Translations translations, Outlet outlet, Clock clock) {
        this.log = log;
        this.lease = lease;
        this.translations = translations;
        this.outlet = outlet;
        this.clock = clock;
    }

    /** Where messages go; opened anew after every failure. */
    interface Outlet {
        KafkaOut open() throws ExecutionException, InterruptedException;
    }

    @Override
    public synchronized void start() {
        long behind = lag();
        if (behind < 0) {
            throw new IllegalStateException("The event log ends " + -behind + " events before what was published from"
                    + " it: it was restored from an older backup. Publishing on would give new events old positions;"
                    + " restore the log fully, or start the consumers' stores and topics anew.");
        }
        running = true;
        thread = Thread.ofPlatform().daemon().name("log-publisher").start(this::run);
    }

    /** Positions between what is published and the head of the log. */
    long lag() {
        return log.createHeadToken().position().orElseThrow() - lease.position();
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        while (running) {
            try (KafkaOut out = outlet.open()) {
                Optional<PublisherLease.Tenure> tenure = lease.take();
                if (tenure.isPresent()) {
                    try (PublisherLease.Tenure held = tenure.get()) {
                        pause = SHORTEST_PAUSE;
                        publish(held, out);
                    }
                }
            } catch (InterruptedException ignored) {
                return;
            } catch (ExecutionException | RuntimeException e) {
                if (running) {
                    LOG.warn("Publishing waits and tries again: {}", reason(e));
                }
            }
            pause = sleep(pause);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private Duration sleep(Duration pause) {
        try {
            if (running) {
                Thread.sleep(pause);
            }
        } catch (InterruptedException ignored) {
            running = false;
        }
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    private void publish(PublisherLease.Tenure tenure, KafkaOut out) throws ExecutionException, InterruptedException {
        var markers = new MarkerRhythm(clock.instant());
        try (BlockingStream<TrackedEventMessage<?>> events =
                log.openStream(new GlobalSequenceTrackingToken(tenure.position()))) {
            while (running) {
                tenure.renew();
                Instant asOf = clock.instant();
                List<TrackedEventMessage<?>> window = window(events);
                if (!window.isEmpty()) {
                    asOf = publish(window, tenure, out);
                    markers.sent(clock.instant(), true);
                    out.sendProgress(tenure.position(), asOf);
                } else if (markers.due(asOf) && lag() == 0) {
                    out.sendProgress(tenure.position(), asOf);
                    markers.sent(asOf, false);
                }
            }
        }
    }

    /** Waits a second for the first event, and for none after it. */
    private static List<TrackedEventMessage<?>> window(BlockingStream<TrackedEventMessage<?>> events)
            throws InterruptedException {
        var window = new ArrayList<TrackedEventMessage<?>>();
        boolean more = events.hasNextAvailable(1, TimeUnit.SECONDS);
        while (more) {
            window.add(events.nextAvailable());
            more = window.size() < WINDOW && events.hasNextAvailable();
        }
        return window;
    }

    private Instant publish(List<TrackedEventMessage<?>> window, PublisherLease.Tenure tenure, KafkaOut out)
            throws ExecutionException, InterruptedException {
        var messages = new ArrayList<ProducerRecord<String, byte[]>>(window.size());
        for (TrackedEventMessage<?> event : window) {
            message(event, out.envelopes()).ifPresent(messages::add);
        }
        out.send(messages);
        TrackedEventMessage<?> last = window.getLast();
        tenure.moveTo(last.trackingToken().position().orElseThrow());
        return last.getTimestamp();
    }

    private Optional<ProducerRecord<String, byte[]>> message(TrackedEventMessage<?> event, Envelopes envelopes) {
        var origin = new Origin(
                String.valueOf(event.getMetaData().get(Metadata.LA)),
                event.getTimestamp(),
                event.trackingToken().position().orElseThrow(),
                event instanceof DomainEventMessage<?> domain ? domain.getSequenceNumber() : 0);
        return translations
                .publish(event.getPayload(), origin)
                .map(published -> envelopes.event(event.getIdentifier(), published, origin, event.getMetaData()));
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
