package waymark.platform.log;

import com.mongodb.MongoException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the appender knows of an insert that got no answer, and how long it keeps asking. */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    private Duration patience;
    private Duration pause = FIRST_PAUSE;
    private long start;
    private boolean unanswered;
    private boolean maybeStored;
    private boolean retried;

    Outage(Duration patience) {
        this.patience = patience;
    }

    void mayStartAt(long position) {
        start = position;
    }

    /** Where reading back begins: the first position the unanswered insert may have used. */
    long from(long head) {
        return start == 0 ? head : Math.min(start, head);
    }

    boolean happened() {
        return unanswered;
    }

    boolean retried() {
        return retried;
    }

    /** An insert was sent and not answered, and has not been read back. */
    boolean maybeStored() {
        return maybeStored;
    }

    void over() {
        unanswered = false;
        maybeStored = false;
        retried = true;
    }

    /** False once patience is at an end. */
    boolean wait(MongoException reason) throws InterruptedException {
        unanswered = true;
        maybeStored |= !StoreFailure.changedNothing(reason);
        patience = patience.minus(pause);
        if (patience.isNegative()) {
            return false;
        }
        LOG.warn(
                "The event log gave no answer ({}); reading back what is stored",
                reason.getClass().getSimpleName());
        Thread.sleep(pause);
        pause = pause.multipliedBy(2);
        return true;
    }
}
