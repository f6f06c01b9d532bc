package waymark.platform.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;

/**
 * Windows that were sent and are not yet acknowledged, oldest first. Later ones are read and sent while the broker still
 * stores the earlier ones; the position follows behind, as a crash may take all of these with it.
 */
final class InFlight {

    /** So many windows may have to be sent again after a crash. */
    static final int MOST = 4;

    private final Deque<Sent> windows = new ArrayDeque<>();
    private long settled;

    /** @param settled up to where everything is known to be published */
    InFlight(long settled) {
        this.settled = settled;
    }

    private record Sent(long position, KafkaOut.Receipt receipt) {}

    /** @param position of the window's last event */
    void add(long position, KafkaOut.Receipt receipt) {
        windows.add(new Sent(position, receipt));
    }

    boolean isEmpty() {
        return windows.isEmpty();
    }

    /**
     * Up to where everything is acknowledged by now. Waits for the oldest window where there is nothing better to do.
     *
     * @throws ExecutionException where any of them was refused: no later one counts then
     */
    long settle(boolean nothingElseToDo) throws ExecutionException, InterruptedException {
        boolean wait = nothingElseToDo || windows.size() >= MOST;
        while (!windows.isEmpty() && (wait || windows.getFirst().receipt().isComplete())) {
            wait = false;
            windows.getFirst().receipt().await();
            settled = windows.removeFirst().position();
        }
        return settled;
    }
}
