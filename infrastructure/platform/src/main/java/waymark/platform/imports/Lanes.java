package waymark.platform.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Work side by side, except that what has the same key is done one after the other, in the order it came. */
final class Lanes {

    private static final int WAITING = 32;
    private static final Runnable END = () -> {};

    private final List<BlockingQueue<Runnable>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    Lanes(int count) {
        for (int i = 0; i < count; i++) {
            var queue = new ArrayBlockingQueue<Runnable>(WAITING);
            queues.add(queue);
            threads.add(Thread.ofVirtual().name("import-lane-" + i).start(() -> work(queue)));
        }
    }

    /** Waits while the lane is full. After a failure nothing more is taken. */
    void add(String key, Runnable work) throws InterruptedException {
        refuseAfterFailure();
        queues.get(Math.floorMod(key.hashCode(), queues.size())).put(work);
    }

    /** Waits until everything is done. */
    void end() throws InterruptedException {
        for (var queue : queues) {
            queue.put(END);
        }
        for (var thread : threads) {
            thread.join();
        }
        refuseAfterFailure();
    }

    private void refuseAfterFailure() {
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void work(BlockingQueue<Runnable> queue) {
        try {
            for (var next = queue.take(); next != END; next = queue.take()) {
                if (failure.get() == null) {
                    next.run();
                }
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            drain(queue);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** So that whoever fills the lane does not wait for ever. */
    private static void drain(BlockingQueue<Runnable> queue) {
        try {
            while (queue.take() != END) {
                // Left undone: the import is interrupted, and sending the file again does it.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
