package waymark.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import waymark.embedded.EmbeddedKafka;
import waymark.testkit.RunningService;

/** What others hear of settings and their SENCOs. */
class SettingsPublishingTest {

    private static final String SETTINGS = """
            setting_reference,urn,name,type,ward,places,opened_on,closed_on
            S1,EY123456,Bluebell Nursery,PRIVATE_NURSERY,Ward 1,40,2019-09-02,
            S3,,Oak Leaf Childminding,AGENCY_CHILDMINDER,Ward 2,6,2018-01-08,2024-03-01
            """;
    private static final String SENCOS = """
            senco_reference,name,setting_reference,started_on,ended_on,shared,qualification,qualification_awarded_on
            P1,Canaria Testsenco,S1,2022-09-01,,N,LEVEL_3_EY_SENCO,2023-03-17
            """;

    @TempDir
    private Path directory;

    @Test
    void facts_are_published_in_order_by_subject_without_anybodys_name() {
        try (var kafka = EmbeddedKafka.onFreePort(directory);
                var service = new RunningService(
                        SettingsService.class,
                        SettingsService.NAME,
                        Map.of(
                                "waymark.kafka.enabled",
                                true,
                                "waymark.kafka.bootstrap-servers",
                                kafka.bootstrapServers()))) {
            var officer = service.token("874", "inclusion-officer");
            service.importFile("settings", officer, SETTINGS);
            eventually(() ->
                    assertThat(service.importFile("sencos", officer, SENCOS)).contains("COMMITTED"));

            var published = new ArrayList<ConsumerRecord<String, String>>();
            try (var consumer = consumer(kafka)) {
                eventually(() -> {
                    consumer.poll(Duration.ofMillis(200)).forEach(published::add);
                    assertThat(types(published, service.idOf("senco", "874", "P1")))
                            .containsExactly(
                                    "waymark.settings.senco-appointed.v1", "waymark.settings.senco-qualified.v1");
                    assertThat(types(published, service.idOf("setting", "874", "S3")))
                            .containsExactly(
                                    "waymark.settings.setting-registered.v1", "waymark.settings.setting-closed.v1");
                });
            }
            assertThat(published).noneMatch(it -> (it.key() + it.value()).contains("Testsenco"));
        }
    }

    private static KafkaConsumer<String, String> consumer(EmbeddedKafka kafka) {
        var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        var partitions = consumer.partitionsFor("waymark.settings.v1").stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static List<String> types(List<ConsumerRecord<String, String>> published, String subject) {
        return published.stream()
                .filter(it -> subject.equals(it.key()))
                .map(it -> it.headers().lastHeader("ce_type"))
                .filter(Objects::nonNull)
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::run);
    }
}
