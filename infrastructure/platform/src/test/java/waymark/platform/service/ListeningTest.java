package waymark.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import waymark.embedded.EmbeddedKafka;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.consume.Completeness;
import waymark.sample.RunningSample;
import waymark.sample.badge.SettingsListener;

class ListeningTest {

    private static final String TOPIC = "waymark.settings.v1";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void a_service_hears_what_others_publish_and_says_how_far(@TempDir Path directory) {
        try (var kafka = EmbeddedKafka.onFreePort(directory.resolve("kafka"));
                var sample = new RunningSample(Map.of(
                        "waymark.kafka.enabled", true, "waymark.kafka.bootstrap-servers", kafka.bootstrapServers()));
                var out = producer(kafka)) {
            var listener = sample.context.getBean(SettingsListener.class);
            await().atMost(PATIENCE).until(() -> out.partitionsFor(TOPIC).size() == 12);

            out.send(event("s1", 1, "waymark.settings.setting-closed.v1"));
            out.send(event("s2", 2, "waymark.settings.never-heard-of.v1"));
            out.send(event("s2", 3, "waymark.settings.setting-closed.v1"));
            for (int partition = 0; partition < 12; partition++) {
                out.send(progress(partition, 3));
            }
            out.flush();

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
                            .containsEntry("settings", new Completeness.Mark(3, time(3))));
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
                var out = producer(kafka)) {
            var listener = sample.context.getBean(SettingsListener.class);
            var database = sample.context.getBean(MongoDatabase.class);
            var completeness = sample.context.getBean(Completeness.class);
            await().atMost(PATIENCE).until(() -> out.partitionsFor(TOPIC).size() == 12);
            store.refuseWrites();

            out.send(event("s1", 1, "waymark.settings.setting-closed.v1"));
            out.send(event("s2", 2, "waymark.settings.never-heard-of.v1"));
            for (int partition = 0; partition < 12; partition++) {
                out.send(progress(partition, 2));
            }
            out.flush();

            // It comes by again and again, because what follows from it can't be written.
            await().atMost(PATIENCE).until(() -> listener.heard.size() >= 3);
            assertThat(database.getCollection("parked").countDocuments()).isZero();
            assertThat(completeness.marks()).isEmpty();

            store.close();
            store = EmbeddedMongo.start(
                    directory.resolve("mongo"), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(completeness.marks())
                            .containsEntry("settings", new Completeness.Mark(2, time(2))));
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

    private static KafkaProducer<String, String> producer(EmbeddedKafka kafka) {
        return new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "enable.idempotence", "false"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static ProducerRecord<String, String> event(String subject, long position, String type) {
        var event = new ProducerRecord<>(
                TOPIC,
                subject,
                "{\"settingId\":\"%s\",\"la\":\"874\",\"effective\":\"2024-09-30\"}".formatted(subject));
        return withHeaders(event, subject, position, type);
    }

    private static ProducerRecord<String, String> progress(int partition, long position) {
        ProducerRecord<String, String> marker = new ProducerRecord<>(TOPIC, partition, null, "{}");
        return withHeaders(marker, null, position, "waymark.settings.progress.v1");
    }

    private static ProducerRecord<String, String> withHeaders(
            ProducerRecord<String, String> to, @Nullable String subject, long position, String type) {
        header(to, "ce_specversion", "1.0");
        header(to, "ce_id", "id-" + position);
        header(to, "ce_type", type);
        header(to, "ce_source", "/waymark/settings");
        header(to, "ce_time", time(position).toString());
        header(to, "ce_position", String.valueOf(position));
        header(to, "ce_la", "874");
        if (subject != null) {
            header(to, "ce_subject", subject);
        }
        return to;
    }

    private static void header(ProducerRecord<String, String> to, String name, String value) {
        to.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Instant time(long position) {
        return Instant.parse("2024-09-30T12:00:00Z").plusSeconds(position);
    }
}
