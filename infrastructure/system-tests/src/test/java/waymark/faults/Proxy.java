package waymark.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Stands between two processes, and can be cut, held up and made slow. Its own port stays when its target's changes. */
final class Proxy implements AutoCloseable {

    private enum Mode {
        OPEN,
        CUT,
        HELD
    }

    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object changed = new Object();
    private final Lock trouble = new ReentrantLock();
    private volatile int target;
    private volatile Mode mode = Mode.OPEN;
    private volatile Duration delay = Duration.ZERO;

    Proxy() {
        try {
            server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("proxy-" + port()).start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void target(int port) {
        target = port;
    }

    /** Whoever has it troubles this link; others wait until it is whole again. */
    Lock trouble() {
        return trouble;
    }

    /** Every connection is reset, and none made until it heals. */
    void cut() {
        mode = Mode.CUT;
        reset();
    }

    /** Connections stay and nothing comes through, neither data nor their end, until it heals. */
    void hold() {
        mode = Mode.HELD;
    }

    /** Everything takes so much longer, each way. */
    void slow(Duration each) {
        delay = each;
    }

    void heal() {
        synchronized (changed) {
            mode = Mode.OPEN;
            delay = Duration.ZERO;
            changed.notifyAll();
        }
    }

    /** Every connection is reset; new ones are made at once. */
    void reset() {
        sockets.forEach(Proxy::reset);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> join(client));
            } catch (IOException closed) {
                // Ends the loop where it is the server's.
            }
        }
    }

    private void join(Socket client) {
        sockets.add(client);
        try {
            passing();
            if (mode == Mode.CUT) {
                throw new IOException("cut");
            }
            var onward = new Socket();
            sockets.add(onward);
            onward.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2_000);
            client.setTcpNoDelay(true);
            onward.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(onward, client));
            pump(client, onward);
        } catch (IOException | InterruptedException refused) {
            reset(client);
        } finally {
            sockets.remove(client);
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var buffer = new byte[16 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                passing();
                out.write(buffer, 0, read);
            }
            passing();
        } catch (IOException | InterruptedException broken) {
            // The other side is told below.
        }
        reset(from);
        reset(to);
        sockets.remove(from);
        sockets.remove(to);
    }

    private void passing() throws InterruptedException {
        Thread.sleep(delay);
        synchronized (changed) {
            while (mode == Mode.HELD) {
                changed.wait();
            }
        }
    }

    /** Not closed in order: what is under way is gone. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // So it is closed.
        }
    }

    @Override
    public void close() {
        heal();
        reset();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
