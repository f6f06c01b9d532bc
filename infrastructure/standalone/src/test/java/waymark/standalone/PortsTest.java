package waymark.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void the_usual_base_gives_the_usual_ports() {
        var ports = Ports.DEFAULT;
        assertThat(ports.of(Service.EVIDENCE)).isEqualTo(8080);
        assertThat(ports.of(Service.SETTINGS)).isEqualTo(8081);
        assertThat(ports.of(Service.JOURNEYS)).isEqualTo(8082);
        assertThat(ports.of(Service.FUNDING)).isEqualTo(8083);
        assertThat(ports.of(Service.TRAINING)).isEqualTo(8084);
        assertThat(ports.managementOf(Service.TRAINING)).isEqualTo(9084);
        assertThat(ports.identity()).isEqualTo(9000);
        assertThat(ports.kafka()).isEqualTo(19_092);
        assertThat(ports.mongo()).isEqualTo(27_117);
    }

    @Test
    void a_port_in_use_is_named_with_what_it_is_for_and_what_to_do() throws Exception {
        try (var taken = firstFree(20_000)) {
            int base = taken.getLocalPort() - 2;
            assertThatThrownBy(() -> new Ports(base).requireFree())
                    .isInstanceOf(StandaloneException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("journeys")
                    .hasMessageContaining("--port-base");
        }
    }

    private static ServerSocket firstFree(int from) throws IOException {
        for (int port = from; ; port++) {
            var socket = new ServerSocket();
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return socket;
            } catch (BindException inUse) {
                socket.close();
            }
        }
    }

    @Test
    void a_base_out_of_range_is_refused() {
        assertThatThrownBy(() -> new Ports(80)).hasMessageContaining("between 1024 and 46000");
        assertThatThrownBy(() -> new Ports(60_000)).isInstanceOf(StandaloneException.class);
    }
}
