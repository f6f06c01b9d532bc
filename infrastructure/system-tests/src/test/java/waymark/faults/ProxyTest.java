package waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {

    private final Proxy proxy = new Proxy();
    private ServerSocket echo;

    @BeforeEach
    void listen() throws IOException {
        echo = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        proxy.target(echo.getLocalPort());
        Thread.ofPlatform().daemon().start(() -> {
            while (true) {
                try {
                    var socket = echo.accept();
                    Thread.ofVirtual().start(() -> answer(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private static void answer(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException gone) {
            // As it was meant.
        }
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void an_open_link_passes_everything_both_ways() throws IOException {
        try (var client = connect()) {
            assertThat(echoed(client, 1)).isEqualTo(1);
        }
    }

    @Test
    void a_cut_link_ends_its_connections_and_makes_none_until_it_heals() throws IOException {
        try (var client = connect()) {
            assertThat(echoed(client, 1)).isEqualTo(1);
            proxy.cut();
            assertThatThrownBy(() -> broken(client)).isInstanceOf(SocketException.class);
        }
        try (var refused = connect()) {
            assertThatThrownBy(() -> broken(refused)).isInstanceOf(SocketException.class);
        }
        proxy.heal();
        try (var client = connect()) {
            assertThat(echoed(client, 2)).isEqualTo(2);
        }
    }

    @Test
    void a_held_link_keeps_its_connections_and_what_was_sent_arrives_when_it_heals() throws IOException {
        try (var client = connect()) {
            assertThat(echoed(client, 1)).isEqualTo(1);
            proxy.hold();
            client.setSoTimeout(100);
            assertThatThrownBy(() -> echoed(client, 2)).isInstanceOf(SocketTimeoutException.class);
            proxy.heal();
            client.setSoTimeout(10_000);
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void a_slow_link_takes_its_time_each_way() throws IOException {
        try (var client = connect()) {
            proxy.slow(Duration.ofMillis(100));
            long begun = System.nanoTime();
            assertThat(echoed(client, 3)).isEqualTo(3);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static int echoed(Socket client, int value) throws IOException {
        client.getOutputStream().write(value);
        return client.getInputStream().read();
    }

    /** A reset may be met in writing or in reading, or be seen as the end. */
    private static void broken(Socket client) throws IOException {
        if (echoed(client, 9) < 0) {
            throw new SocketException("ended");
        }
    }
}
