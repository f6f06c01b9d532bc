package waymark.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine. */
final class Ports {

    private Ports() {}

    static int free() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedServerException("This machine has no free port; stop some other programs.", e);
        }
    }

    static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw notAvailable(port, e);
        }
    }

    static EmbeddedServerException notAvailable(int port, Exception cause) {
        return new EmbeddedServerException(
                "Port " + port + " is already in use; stop the program that uses it or choose another port.", cause);
    }
}
