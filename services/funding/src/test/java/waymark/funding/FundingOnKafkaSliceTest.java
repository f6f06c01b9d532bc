package waymark.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import waymark.embedded.EmbeddedKafka;
import waymark.events.JourneysPublished.ChildPlaced;
import waymark.events.PublishedEvent;
import waymark.events.PublishedTypes;
import waymark.events.SettingType;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.funding.directory.Directory;
import waymark.platform.security.Role;
import waymark.platform.security.TenantScope;
import waymark.platform.time.London;

/** The service between its neighbours: it hears of settings and children, and tells of every step of an application. */
class FundingOnKafkaSliceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String LA = "874";
    private static final String SETTING = "50000000-0000-4000-8000-000000000001";
    private static final String CHILD = "c0000000-0000-4000-8000-000000000001";
    private static final LocalDate SINCE = LocalDate.of(2020, 9, 1);

    @Test
    void what_others_publish_is_heard_and_each_step_is_published_in_order(@TempDir Path directory) {
        try (var kafka = EmbeddedKafka.onFreePort(directory.resolve("kafka"));
                var funding = new RunningFunding(Map.of(
                        "waymark.kafka.enabled", true, "waymark.kafka.bootstrap-servers", kafka.bootstrapServers()));
                var out = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer())) {
            publish(
                    funding,
                    out,
                    "settings",
                    1,
                    new SettingRegistered(
                            SETTING, LA, "S1", "Bluebell", null, SettingType.PRESCHOOL, "Ward", 20, SINCE));
            publish(funding, out, "journeys", 1, new ChildPlaced(CHILD, LA, SETTING, 15, SINCE));
            var known = funding.context.getBean(Directory.class);
            var area = TenantScope.ofAuthority(LA);
            await().atMost(PATIENCE).until(() -> known.setting(area, SETTING).isPresent());
            await().atMost(PATIENCE).until(() -> known.child(area, CHILD).isPresent());

            var application = paidApplication(funding);

            var told = told(kafka, 5);
            assertThat(types(told, application))
                    .containsExactly(
                            "waymark.funding.funding-applied.v1",
                            "waymark.funding.funding-recommended.v1",
                            "waymark.funding.funding-decided.v1",
                            "waymark.funding.funding-paid.v1");
            assertThat(told).allSatisfy(record -> {
                assertThat(header(record, "ce_la")).isEqualTo(LA);
                assertThat(record.value()).doesNotContain("PARENT_CONSENT", "evidence", "author");
            });
            assertThat(told.stream().filter(record -> header(record, "ce_type").contains("funding-decided")))
                    .singleElement()
                    .satisfies(record -> {
                        assertThat(record.value()).contains("\"awarded\":true,\"amount\":900.00");
                        assertThat(header(record, "ce_authorrole")).isEqualTo(Role.PANEL_MEMBER);
                    });
        }
    }

    private static String paidApplication(RunningFunding funding) {
        var today = LocalDate.ofInstant(Clock.systemUTC().instant(), London.ZONE);
        var officer = funding.token(LA, Role.INCLUSION_OFFICER);
        var year = waymark.funding.money.FinancialYear.of(today).startYear();
        funding.post("/api/v1/budgets", officer, "{\"financialYear\":%d,\"amount\":\"5000.00\"}".formatted(year));
        var applied = funding.post(
                "/api/v1/funding-applications",
                funding.token(LA, Role.SENCO, SETTING),
                "{\"childId\":\"%s\",\"settingId\":\"%s\",\"amount\":\"1200.00\",\"evidence\":[\"PARENT_CONSENT\"]}"
                        .formatted(CHILD, SETTING));
        assertThat(applied.statusCode()).as(applied.body()).isEqualTo(201);
        var path = applied.headers().firstValue("Location").orElseThrow();
        funding.put(
                path + "/recommendation",
                officer,
                "*",
                "{\"recommended\":true,\"amount\":\"1000.00\",\"recommendedOn\":\"%s\"}".formatted(today));
        funding.put(
                path + "/decision",
                funding.token(LA, Role.PANEL_MEMBER),
                "*",
                "{\"awarded\":true,\"amount\":\"900.00\",\"decidedOn\":\"%s\"}".formatted(today));
        var paid = funding.put(path + "/payment", officer, "*", "{\"paidOn\":\"%s\"}".formatted(today));
        assertThat(paid.statusCode()).as(paid.body()).isEqualTo(200);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void publish(
            RunningFunding funding,
            KafkaProducer<String, String> out,
            String source,
            long position,
            PublishedEvent event) {
        var topic = "waymark." + source + ".v1";
        await().atMost(PATIENCE).until(() -> out.partitionsFor(topic).size() == 12);
        var json = funding.context.getBean(JsonMapper.class).writeValueAsString(event);
        var record = new ProducerRecord<>(topic, event.subject(), json);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        "id-" + position,
                        "ce_type",
                        PublishedTypes.nameOf(event.getClass()),
                        "ce_source",
                        "/waymark/" + source,
                        "ce_time",
                        "2026-01-01T00:00:00Z",
                        "ce_position",
                        String.valueOf(position),
                        "ce_la",
                        LA,
                        "ce_subject",
                        event.subject())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        out.send(record);
        out.flush();
    }

    private static List<ConsumerRecord<String, String>> told(EmbeddedKafka kafka, int least) {
        var told = new ArrayList<ConsumerRecord<String, String>>();
        Set<String> seen = new HashSet<>();
        try (var in = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", kafka.bootstrapServers(),
                        "group.id", "outside",
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            in.subscribe(List.of("waymark.funding.v1"));
            await().atMost(PATIENCE).until(() -> {
                for (var record : in.poll(Duration.ofMillis(200))) {
                    if (!header(record, "ce_type").contains(".progress.") && seen.add(header(record, "ce_id"))) {
                        told.add(record);
                    }
                }
                return told.size() >= least;
            });
        }
        return told;
    }

    private static List<String> types(List<ConsumerRecord<String, String>> told, String subject) {
        return told.stream()
                .filter(record -> subject.equals(record.key()))
                .map(record -> header(record, "ce_type"))
                .toList();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
