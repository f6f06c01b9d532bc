package waymark.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The health check of the Compose file, run as the engine would run it. */
class HealthCheckTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Test
    void a_service_that_is_ready_is_healthy() throws Exception {
        assertThat(answering(200)).isZero();
        assertThat(asked).containsExactly("GET /actuator/health/readiness");
    }

    @Test
    void a_service_that_is_not_ready_is_not_healthy() throws Exception {
        assertThat(answering(503)).isNotZero();
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_service_that_asks_for_a_sign_in_or_knows_no_such_page_is_not_healthy() throws Exception {
        assertThat(answering(401)).isNotZero();
        assertThat(answering(404)).isNotZero();
    }

    @Test
    void a_service_that_is_away_is_not_healthy() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(check(port)).isNotZero();
    }

    private int answering(int status) throws IOException, InterruptedException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] body = "{\"status\":\"?\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            return check(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private static int check(int port) throws IOException, InterruptedException {
        var test =
                ComposeFile.read().service("settings").at("healthcheck", "test").texts();
        assertThat(test).first().isEqualTo("CMD");
        // Compose makes one dollar of two.
        var command = new ArrayList<>(test.subList(1, test.size() - 1).stream()
                .map(part -> part.replace("$$", "$"))
                .toList());
        command.add(String.valueOf(port));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
