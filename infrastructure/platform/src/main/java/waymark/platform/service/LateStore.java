package waymark.platform.service;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import waymark.platform.log.StoreFailure;

/**
 * Lets a service that is started before its store wait for it. Until the store answers nothing else of the service is
 * there, its ports included, so that nobody takes it for ready; after so long it ends, and a supervisor may start it
 * again.
 *
 * @param hosts where the store should be; never the whole address, which may hold a password
 */
record LateStore(MongoDatabase database, List<String> hosts, Duration patience) {

    private static final Logger LOG = LoggerFactory.getLogger(LateStore.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    void await() {
        if (answers()) {
            return;
        }
        LOG.warn(
                "The store at {} does not answer yet: this service starts when it does, or ends after {} s",
                String.join(", ", hosts),
                patience.toSeconds());
        long until = System.nanoTime() + patience.toNanos();
        while (!answers()) {
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException(
                        "The store at %s has not answered for %d s; start it, or set waymark.mongo.uri to where it is."
                                .formatted(String.join(", ", hosts), patience.toSeconds()));
            }
            pause();
        }
        LOG.info("The store answers; starting goes on");
    }

    /** Waits two seconds itself. Whatever else the store says, it is there and waiting would not change it. */
    private boolean answers() {
        try {
            database.runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException e) {
            if (StoreFailure.isAway(e)) {
                return false;
            }
            throw e;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for the store", e);
        }
    }
}
