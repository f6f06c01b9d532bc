package waymark.sample;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a service and its store, and can be cut: altogether, or for the answers about one collection. */
public final class CuttableWire implements AutoCloseable {

    private final int store;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean cut;
    private volatile String unanswered = "";

    public CuttableWire(int store) {
        this.store = store;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    public String connectionString() {
        return "mongodb://127.0.0.1:" + door.getLocalPort();
    }

    /** How often somebody has knocked while it was cut. */
    public int refused() {
        return refused.get();
    }

    /** Nothing reaches the store any more. */
    public void cut() {
        cut = true;
        open.forEach(CuttableWire::quietly);
    }

    /** What concerns the collection reaches the store, and its answers are lost. */
    public void loseAnswersAbout(String collection) {
        unanswered = collection;
    }

    public void mend() {
        cut = false;
        unanswered = "";
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                var service = door.accept();
                if (cut) {
                    refused.incrementAndGet();
                    service.close();
                } else {
                    var far = new Socket(InetAddress.getLoopbackAddress(), store);
                    open.add(service);
                    open.add(far);
                    Thread.ofVirtual().start(() -> ask(service, far));
                    Thread.ofVirtual().start(() -> answer(far, service));
                }
            } catch (IOException closed) {
                // Ends with the door.
            }
        }
    }

    private void ask(Socket service, Socket far) {
        try (service;
                far) {
            InputStream in = service.getInputStream();
            OutputStream out = far.getOutputStream();
            for (var message = message(in); !cut; message = message(in)) {
                var about = unanswered;
                if (!about.isEmpty() && text(message).contains(about + "\0")) {
                    service.shutdownOutput();
                    out.write(message);
                    return;
                }
                out.write(message);
            }
        } catch (IOException closed) {
            // By either side.
        }
    }

    private static void answer(Socket far, Socket service) {
        try (far;
                service) {
            far.getInputStream().transferTo(service.getOutputStream());
        } catch (IOException closed) {
            // By either side.
        }
    }

    private static byte[] message(InputStream in) throws IOException {
        var data = new DataInputStream(in);
        var length = new byte[Integer.BYTES];
        data.readFully(length);
        int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        var message = ByteBuffer.allocate(size).put(length).array();
        data.readFully(message, Integer.BYTES, size - Integer.BYTES);
        return message;
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1);
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is.
        }
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
