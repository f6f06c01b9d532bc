package waymark.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;
import waymark.embedded.EmbeddedMongo;

/** What ADR-0012 has an operator do when Kafka's data are damaged, and that nothing is lost by it. */
@Timeout(600)
class LostKafkaJourneyTest {

    private static final List<String> MEASURES =
            List.of("plan-within-20-weeks", "decision-within-6-weeks", "no-plan-within-16-weeks");

    private final Demonstration demonstration = Demonstration.running();
    private final Api api = new Api(demonstration);

    @Test
    void damaged_topics_are_refused_and_made_anew_and_every_figure_is_the_same_even_to_a_reader_that_knows_nothing() {
        var before = figures();
        demonstration.whileStopped(() -> {
            cutShort();
            assertRefused();
            moveAway();
            // The hardest case: a reader that has heard nothing yet of what the lost topics held.
            forget("waymark-evidence");
        });
        api.signOut();
        await().atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(figures()).isEqualTo(before));
    }

    private Path kafka() {
        return demonstration.data().resolve("kafka");
    }

    private void cutShort() {
        try (Stream<Path> segments = Files.list(kafka().resolve("waymark.journeys.v1-3"))) {
            Path segment = segments.filter(file -> file.toString().endsWith(".log"))
                    .findFirst()
                    .orElseThrow();
            try (var file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
                file.truncate(file.size() / 2);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertRefused() {
        var said = Command.run(demonstration.with("up"));
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.text().lines().filter(line -> line.startsWith("waymark: ")))
                .singleElement()
                .asString()
                .startsWith("waymark: Kafka's data in " + kafka() + " are damaged: waymark.journeys.v1-3/")
                .contains("move the whole directory " + kafka() + " away and start again: nothing is lost with it");
        assertThat(said.text()).doesNotContain("Exception");
    }

    private void moveAway() {
        try {
            Files.move(kafka(), kafka().resolveSibling("kafka-damaged"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget(String database) {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var mongo = EmbeddedMongo.start(demonstration.data().resolve("mongo"), anyPort);
                var client = MongoClients.create(mongo.connectionString())) {
            client.getDatabase(database).drop();
        }
    }

    /** Without their freshness, which moves with the clock. */
    private List<String> figures() {
        return MEASURES.stream()
                .map(code -> ((ObjectNode) api.evidence("officer", "/api/v1/measures/" + code + "?as-at=2023-12-31"))
                        .without("freshness")
                        .toString())
                .toList();
    }
}
