package waymark.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import waymark.embedded.EmbeddedKafka;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.consume.Completeness;
import waymark.sample.Publishing;
import waymark.sample.RunningSample;
import waymark.sample.badge.SettingsListener;

class ListeningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void a_service_hears_what_others_publish_and_says_how_far(@TempDir Path directory) {
        try (var kafka = EmbeddedKafka.onFreePort(directory.resolve("kafka"));
                var sample = new RunningSample(Map.of(
                        "waymark.kafka.enabled", true, "waymark.kafka.bootstrap-servers", kafka.bootstrapServers()));
                var out = new Publishing(kafka.bootstrapServers())) {
            var listener = sample.context.getBean(SettingsListener.class);
            await().atMost(PATIENCE).until(out::isThere);

            out.closed("s1", 1);
            out.event("s2", 2, "waymark.settings.never-heard-of.v1");
            out.closed("s2", 3);
            out.progress(3);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(listener.heard)
                            .singleElement()
                            .satisfies(received -> {
                                assertThat(received.event().subject()).isEqualTo("s1");
                                assertThat(received.position()).isEqualTo(1);
                                assertThat(received.source()).isEqualTo("settings");
                            }));
            var completeness = sample.context.getBean(Completeness.class);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(completeness.marks())
                            .containsEntry("settings", new Completeness.Mark(3, Publishing.time(3))));
            assertThat(sample.context
                            .getBean(MongoDatabase.class)
                            .getCollection("parked")
                            .countDocuments())
                    .isEqualTo(2);
        }
    }

    @Test
    void a_store_without_room_is_waited_for_and_nothing_is_parked_or_passed_by(@TempDir Path directory) {
        var store = EmbeddedMongo.start(directory.resolve("mongo"), anyPort());
        int port = store.port();
        try (var kafka = EmbeddedKafka.onFreePort(directory.resolve("kafka"));
                var sample = new RunningSample(Map.of(
                        "waymark.mongo.uri",
                        store.connectionString(),
                        "waymark.kafka.enabled",
                        true,
                        "waymark.kafka.bootstrap-servers",
                        kafka.bootstrapServers()));
                var out = new Publishing(kafka.bootstrapServers())) {
            var listener = sample.context.getBean(SettingsListener.class);
            var database = sample.context.getBean(MongoDatabase.class);
            var completeness = sample.context.getBean(Completeness.class);
            await().atMost(PATIENCE).until(out::isThere);
            store.refuseWrites();

            out.closed("s1", 1);
            out.event("s2", 2, "waymark.settings.never-heard-of.v1");
            out.progress(2);

            // It comes by again and again, because what follows from it can't be written.
            await().atMost(PATIENCE).until(() -> listener.heard.size() >= 3);
            assertThat(database.getCollection("parked").countDocuments()).isZero();
            assertThat(completeness.marks()).isEmpty();

            store.close();
            store = EmbeddedMongo.start(
                    directory.resolve("mongo"), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(completeness.marks())
                            .containsEntry("settings", new Completeness.Mark(2, Publishing.time(2))));
            assertThat(database.getCollection("parked").find().into(new ArrayList<>()))
                    .extracting(parked -> parked.getString("subject"))
                    .containsExactly("s2");
        } finally {
            store.close();
        }
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
