package waymark.platform.consume;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks every second whether something parked may be applied again, and does so; of several processes of a service one
 * at a time. Everything it needs to know is in the store: after a crash it, or another process, goes on.
 */
final class RetryWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RetryWork.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    private final ParkedEvents parked;
    private final Retries retries;
    private final RetryLease lease;
    private final Unparking unparking;
    private final Supplier<LetterBox> letters;
    private final Semaphore asked = new Semaphore(0);
    private volatile boolean running;
    private Thread worker = Thread.ofVirtual().unstarted(() -> {});

    RetryWork(
            ParkedEvents parked, Retries retries, RetryLease lease, Unparking unparking, Supplier<LetterBox> letters) {
        this.parked = parked;
        this.retries = retries;
        this.lease = lease;
        this.unparking = unparking;
        this.letters = letters;
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofVirtual().name("retry-parked").start(this::run);
    }

    /** A retry was approved. */
    void wake() {
        asked.release();
    }

    private void run() {
        while (running) {
            var pause = PAUSE;
            try {
                round();
            } catch (RuntimeException e) {
                // Its message may quote what it was given.
                LOG.warn(
                        "Applying parked events waits and tries again: {}",
                        e.getClass().getSimpleName());
                pause = AFTER_TROUBLE;
            }
            try {
                if (asked.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    asked.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void round() {
        var retry = retries.running();
        if (retry.isEmpty() && parked.released().isEmpty()) {
            return;
        }
        if (!lease.held()) {
            return;
        }
        try {
            apply(retry);
        } finally {
            lease.giveUp();
        }
    }

    private void apply(Optional<String> retry) {
        try (var box = letters.get()) {
            unparking.run(box, () -> running && lease.held());
        } catch (RuntimeException e) {
            retry.ifPresent(id -> retries.trouble(id, e.getClass().getSimpleName()));
            throw e;
        }
        retry.filter(id -> !parked.anyReleased(id)).ifPresent(retries::end);
    }

    @Override
    public void stop() {
        running = false;
        worker.interrupt();
        try {
            worker.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
