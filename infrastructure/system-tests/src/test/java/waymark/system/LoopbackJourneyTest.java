package waymark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import waymark.system.Sockets.Held;

/** One machine's Waymark talks to itself only: nothing of it can be reached from elsewhere, and it reaches nothing. */
@Timeout(240)
class LoopbackJourneyTest {

    @BeforeAll
    static void only_where_the_kernel_lists_sockets() {
        assumeThat(Files.isReadable(Path.of("/proc/self/net/tcp"))).isTrue();
    }

    @Test
    void nothing_listens_or_connects_beyond_this_machine_while_it_starts_works_and_stops() throws Exception {
        var demonstration = Demonstration.running();
        var seen = new HashSet<Held>();
        var looking = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                seen.addAll(Sockets.ofCommands());
                pause();
            }
        });
        demonstration.restart();
        var api = new Api(demonstration);
        api.evidence("officer", "/api/v1/measures");
        Command.run(demonstration.with("import", "--formats"));
        looking.interrupt();
        looking.join();

        assertThat(seen).as("connections").anyMatch(Held::connected);
        assertThat(seen).as("listening").anyMatch(held -> !held.connected());
        assertThat(seen).noneMatch(Held::leavesLoopback);
        assertThat(Outside.door().knocks()).as("calls to other machines").isZero();
    }

    /** Shows that the test above sees what it is to see. */
    @Test
    void a_socket_open_to_everybody_is_seen_for_what_it_is() throws IOException {
        try (var open = new ServerSocket(0);
                var closed = new ServerSocket()) {
            closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var held = new ArrayList<>(Sockets.of(ProcessHandle.current()));
            assertThat(held)
                    .anyMatch(Held::leavesLoopback)
                    .anyMatch(each -> !each.connected() && !each.leavesLoopback());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
