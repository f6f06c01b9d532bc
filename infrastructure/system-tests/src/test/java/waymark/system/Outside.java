package waymark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Every command of these tests is told that the way out of this machine leads through here; nobody gets through. */
final class Outside {

    private static final Outside ONE = new Outside();

    private final ServerSocket door;
    private final AtomicInteger knocks = new AtomicInteger();

    private Outside() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("outside").start(this::refuse);
    }

    static Outside door() {
        return ONE;
    }

    int port() {
        return door.getLocalPort();
    }

    /** How often somebody wanted to reach another machine. */
    int knocks() {
        return knocks.get();
    }

    private void refuse() {
        while (!door.isClosed()) {
            try (var knocking = door.accept()) {
                knocks.incrementAndGet();
            } catch (IOException e) {
                // The next one.
            }
        }
    }
}
