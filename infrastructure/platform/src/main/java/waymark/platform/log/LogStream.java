package waymark.platform.log;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** One reader's way along the log. Asks the store only when the log is known to go on. */
final class LogStream implements TrackingEventStream {

    private final DenseEventStorageEngine engine;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition appended = lock.newCondition();
    private final Runnable waker = this::wake;
    private long position;
    private Iterator<? extends TrackedEventMessage<?>> batch = Collections.emptyIterator();
    private @Nullable TrackedEventMessage<?> ahead;
    private volatile @Nullable Runnable onAvailable;

    LogStream(DenseEventStorageEngine engine, long position) {
        this.engine = engine;
        this.position = position;
        engine.log().readers().add(waker);
    }

    private void wake() {
        lock.lock();
        try {
            appended.signalAll();
        } finally {
            lock.unlock();
        }
        Runnable callback = onAvailable;
        if (callback != null) {
            callback.run();
        }
    }

    /** After an event that cannot be read its batch is forgotten: asked again, it would go on behind that event. */
    private boolean advance() {
        try {
            return readAhead();
        } catch (RuntimeException e) {
            batch = Collections.emptyIterator();
            throw e;
        }
    }

    private boolean readAhead() {
        if (ahead == null && !batch.hasNext() && engine.log().knownHead() > position) {
            batch = engine.readEvents(new GlobalSequenceTrackingToken(position), false)
                    .iterator();
        }
        if (ahead == null && batch.hasNext()) {
            TrackedEventMessage<?> next = batch.next();
            position = DenseEventStorageEngine.position(next.trackingToken());
            ahead = next;
        }
        return ahead != null;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return advance() ? Optional.ofNullable(ahead) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (advance() || timeout <= 0) {
            return ahead != null;
        }
        long left = unit.toNanos(timeout);
        lock.lock();
        try {
            while (engine.log().knownHead() <= position && left > 0) {
                left = appended.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        return advance();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (true) {
            if (hasNextAvailable(1, TimeUnit.MINUTES) && ahead != null) {
                TrackedEventMessage<?> next = ahead;
                ahead = null;
                return next;
            }
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        onAvailable = callback;
        return true;
    }

    @Override
    public void close() {
        engine.log().readers().remove(waker);
    }
}
