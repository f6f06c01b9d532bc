package waymark.platform.web;

import com.mongodb.MongoException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Forgets requests after their time; the store has no expiry of its own everywhere (ADR-0008). */
class RememberedRequestsPurge implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RememberedRequestsPurge.class);

    private final RememberedRequests requests;
    private volatile ScheduledExecutorService executor = stopped();

    RememberedRequestsPurge(RememberedRequests requests) {
        this.requests = requests;
    }

    @Override
    public void start() {
        requests.createIndex();
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("idempotency-purge").factory());
        executor.scheduleWithFixedDelay(this::purge, 1, 60, TimeUnit.MINUTES);
    }

    private void purge() {
        try {
            requests.purge();
        } catch (MongoException e) {
            LOG.warn("Old idempotency entries stay for another hour: {}", Fault.describe(e));
        }
    }

    @Override
    public void stop() {
        executor.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !executor.isShutdown();
    }

    private static ScheduledExecutorService stopped() {
        var none = Executors.newSingleThreadScheduledExecutor();
        none.shutdown();
        return none;
    }
}
