package waymark.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.MongoDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import waymark.embedded.EmbeddedKafka;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.consume.Received;
import waymark.platform.security.Role;
import waymark.sample.CuttableWire;
import waymark.sample.Publishing;
import waymark.sample.RunningSample;
import waymark.sample.badge.SettingsListener;

/**
 * Faults, row "Mongo down": commands are told to come again, soon and without half a state; consumers wait, and park
 * nothing for it. A minute with {@code -Dwaymark.faults.away=60}; some seconds in every run.
 */
class StoreAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("waymark.faults.away", 3));
    /** Two seconds, and what a busy machine adds. */
    private static final Duration SOON = Duration.ofSeconds(4);

    @Test
    void commands_come_again_and_consumers_wait_until_the_store_is_back(@TempDir Path directory) throws Exception {
        try (var mongo = EmbeddedMongo.inMemory();
                var wire = new CuttableWire(mongo.port());
                var kafka = EmbeddedKafka.onFreePort(directory.resolve("kafka"));
                var sample = new RunningSample(Map.of(
                        "waymark.mongo.uri", wire.connectionString(),
                        "waymark.kafka.enabled", true,
                        "waymark.kafka.bootstrap-servers", kafka.bootstrapServers()));
                var out = new Publishing(kafka.bootstrapServers())) {
            var listener = sample.context.getBean(SettingsListener.class);
            await().atMost(PATIENCE).until(out::isThere);
            out.closed("s1", 1, 2, 3);
            await().atMost(PATIENCE).until(() -> listener.heard.size() == 3);
            assertThat(issue(sample).statusCode()).isEqualTo(201);

            wire.cut();
            out.closed("s1", 4, 5);
            out.closed("s2", 6);
            refusedUntil(Instant.now().plus(AWAY), sample);
            assertThat(positions(listener)).containsExactly(1L, 2L, 3L);
            wire.mend();

            await().atMost(PATIENCE).until(() -> listener.heard.size() == 6);
            assertThat(positions(listener)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(issue(sample).statusCode()).isEqualTo(201);
            var store = sample.context.getBean(MongoDatabase.class);
            assertThat(store.getCollection("events").countDocuments())
                    .as("acknowledged commands")
                    .isEqualTo(2);
            assertThat(store.getCollection("parked").countDocuments()).isZero();
            assertThat(letters(kafka)).as("dead letters").isZero();
        }
    }

    private static void refusedUntil(Instant end, RunningSample sample) {
        while (Instant.now().isBefore(end)) {
            var asked = Instant.now();
            var answer = issue(sample);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("web/store-unavailable");
            assertThat(Duration.between(asked, Instant.now())).isLessThan(SOON);
        }
    }

    private static HttpResponse<String> issue(RunningSample sample) {
        return sample.post(
                "/api/v1/badges", sample.issuer.token("874", Role.INCLUSION_OFFICER), "{\"label\":\"blue\"}");
    }

    private static List<Long> positions(SettingsListener listener) {
        return new ArrayList<>(listener.heard).stream().map(Received::position).toList();
    }

    private static long letters(EmbeddedKafka kafka) throws Exception {
        var dead = new TopicPartition(Publishing.TOPIC + ".dead", 0);
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.listOffsets(Map.of(dead, OffsetSpec.latest()))
                    .all()
                    .get()
                    .get(dead)
                    .offset();
        }
    }
}
