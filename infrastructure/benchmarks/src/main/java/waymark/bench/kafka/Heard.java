package waymark.bench.kafka;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import waymark.bench.frame.Timed;
import waymark.platform.consume.Listener;
import waymark.platform.consume.Received;

/** Hands everything on and knows when the first event came and when the last was done with. */
final class Heard implements Listener {

    private final Listener listener;
    private final String source;
    private final long expected;
    private final AtomicLong heard = new AtomicLong();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile long first;
    private volatile long last;

    Heard(Listener listener, String source, long expected) {
        this.listener = listener;
        this.source = source;
        this.expected = expected;
    }

    @Override
    public String name() {
        return listener.name();
    }

    @Override
    public Set<String> sources() {
        return Set.of(source);
    }

    @Override
    public void on(String from, List<Received> batch) {
        if (first == 0) {
            first = System.nanoTime();
        }
        listener.on(from, batch);
        if (heard.addAndGet(batch.size()) >= expected) {
            last = System.nanoTime();
            done.countDown();
        }
    }

    Timed await(long operations) throws InterruptedException {
        done.await();
        return Timed.of(operations, last - first);
    }
}
