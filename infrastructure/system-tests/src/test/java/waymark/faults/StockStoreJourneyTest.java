package waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The control: with the library's own store, which commits when a timer says so, the same clients lose writes. */
@Timeout(180)
class StockStoreJourneyTest {

    @TempDir
    private Path directory;

    @Test
    void a_store_that_commits_by_a_timer_is_found_to_lose_acknowledged_writes() throws Exception {
        var history = directory.resolve("history.jsonl");
        List<Dump.Commit> log;
        try (var cluster = new Cluster(directory, "stock", Duration.ofSeconds(15)).startStoreAndSettings()) {
            var shared = new SharedSetting();
            try (var load = new Load(cluster, history, 1, 16, shared)) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> shared.id().isPresent());
                for (int kill = 0; kill < 3; kill++) {
                    Thread.sleep(2_000 + kill * 300);
                    cluster.store.kill();
                    cluster.store.start();
                }
            }
            log = Collector.log(cluster.storeUri());
        }
        var dump = new Dump(
                History.read(history),
                log,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of());
        assertThat(new NothingLost().violations(dump)).isNotEmpty();
    }
}
