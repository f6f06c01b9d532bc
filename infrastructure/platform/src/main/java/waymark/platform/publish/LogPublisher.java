package waymark.platform.publish;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import waymark.platform.log.Recorded;

/**
 * The log is the outbox (ADR-0005): reads it in order, sends what its features publish, and moves its position only once
 * everything before it is acknowledged. A crash anywhere sends again what was in flight; consumers drop what they have
 * seen. While Kafka is away nothing is read, so nothing piles up.
 */
final class LogPublisher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LogPublisher.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final EventStore log;
    private final Recorded recorded;
    private final PublisherLease lease;
    private final Translations translations;
    private final Outlet outlet;
    private final Clock clock;
    private final Runnable refuse;
    private volatile boolean running;
    private @Nullable Thread thread;

    /** {@code refuse} is run where the log turns out to be older than its topic: the service must take nothing new. */
    LogPublisher(
            EventStore log,
            Recorded recorded,
            PublisherLease lease,
            Translations translations,
            Outlet outlet,
            Clock clock,
            Runnable refuse) {
        this.log = log;
        this.recorded = recorded;
        this.lease = lease;
        this.translations = translations;
        this.outlet = outlet;
        this.clock = clock;
        this.refuse = refuse;
    }

    /** Where messages go; opened anew after every failure. */
    interface Outlet {
        KafkaOut open() throws ExecutionException, InterruptedException;
    }

    @Override
    public synchronized void start() {
        requireWhole(lease.position());
        running = true;
        thread = Thread.ofPlatform().daemon().name("log-publisher").start(this::run);
    }

    private void requireWhole(long published) {
        RestoredLogException.requireWhole(log.createHeadToken().position().orElseThrow(), published);
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
                        TopicEnd end = out.end();
                        requireWhole(end.highest());
                        pause = SHORTEST_PAUSE;
                        publish(new Publication(log, recorded, held, end, translations, out, clock));
                    }
                }
            } catch (InterruptedException ignored) {
                return;
            } catch (RestoredLogException e) {
                LOG.error("Nothing is published, and no more requests should be sent here: {}", e.getMessage());
                refuse.run();
            } catch (ExecutionException | RuntimeException e) {
                if (running) {
                    LOG.warn("Publishing waits and tries again: {}", reason(e));
                }
            }
            pause = sleep(pause);
        }
    }

    private void publish(Publication publication) throws ExecutionException, InterruptedException {
        long again = publication.again();
        if (again > 0) {
            LOG.info("The last {} positions are not all in the topic, or were never marked, and are sent again", again);
        }
        publication.run(() -> running);
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
