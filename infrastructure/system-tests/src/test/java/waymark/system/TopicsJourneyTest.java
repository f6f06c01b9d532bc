package waymark.system;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import waymark.demodata.DemoAuthority;

/** What a program outside the platform finds on the topics, and what nobody may find anywhere. */
class TopicsJourneyTest {

    private static final Set<String> REQUIRED =
            Set.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_subject", "ce_time", "ce_position", "ce_la");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]+");

    private final Demonstration demonstration = Demonstration.running();

    @Test
    void any_kafka_client_reads_valid_cloud_events_of_journeys_in_order_per_child() {
        var last = new HashMap<String, Long>();
        int events = 0;
        for (var record : read("waymark.journeys.v1")) {
            if (header(record, "ce_type").endsWith(".progress.v1")) {
                continue;
            }
            events++;
            REQUIRED.forEach(name ->
                    assertThat(record.headers().lastHeader(name)).as(name).isNotNull());
            assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(record, "ce_source")).isEqualTo("/waymark/journeys");
            assertThat(header(record, "ce_type")).matches("waymark\\.journeys\\.[a-z-]+\\.v1");
            assertThat(Instant.parse(header(record, "ce_time"))).isNotNull();
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(header(record, "ce_subject"));
            assertThat(new JsonMapper().readTree(record.value()).path("la").asString())
                    .isEqualTo(Demonstration.LA);
            long position = Long.parseLong(header(record, "ce_position"));
            assertThat(position).isGreaterThan(last.getOrDefault(header(record, "ce_subject"), 0L));
            last.put(header(record, "ce_subject"), position);
        }
        assertThat(events).isGreaterThan(1_000);
    }

    @Test
    void no_childs_name_birthday_upn_or_postcode_is_in_any_topic() {
        for (var topic : List.of("settings", "journeys", "funding", "training")) {
            // A setting may have opened on a day a child was born.
            var canaries = canaries(!topic.equals("settings"));
            for (var record : read("waymark." + topic + ".v1")) {
                assertThat(found(new String(record.value(), StandardCharsets.UTF_8), canaries))
                        .isEmpty();
                record.headers()
                        .forEach(header -> assertThat(
                                        found(new String(header.value(), StandardCharsets.UTF_8), canaries))
                                .isEmpty());
            }
        }
    }

    @Test
    void no_childs_name_birthday_upn_or_postcode_is_in_the_log_files() throws IOException {
        var canaries = canaries(true);
        try (var files = Files.list(demonstration.data().resolve("logs"))) {
            for (var file : files.toList()) {
                assertThat(found(text(file), canaries)).as(file.toString()).isEmpty();
            }
        }
    }

    /** Surnames, birthdays before any event, UPNs and postcodes of every child in the files. */
    private Set<String> canaries(boolean birthdays) {
        var canaries = new HashSet<String>();
        DemoAuthority.files(demonstration.data().resolve("demonstration")).stream()
                .filter(file -> file.kind().equals("headcount"))
                .forEach(file -> collect(file.path(), canaries));
        canaries.remove("");
        if (!birthdays) {
            canaries.removeIf(canary -> canary.matches("\\d{4}-\\d{2}-\\d{2}"));
        }
        assertThat(canaries).hasSizeGreaterThan(100);
        return canaries;
    }

    private static void collect(Path file, Set<String> canaries) {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(row -> {
                canaries.add(row.getField("surname"));
                canaries.add(row.getField("upn"));
                canaries.add(row.getField("postcode").replace(" ", ""));
                var born = row.getField("date_of_birth");
                // From 2022 on a birthday may also be the day of an event.
                if (born.compareTo("2022") < 0) {
                    canaries.add(born);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> found(String text, Set<String> canaries) {
        return WORD.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(canaries::contains)
                .toList();
    }

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        var read = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", demonstration.kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            assertThat(partitions).hasSize(12);
            var ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            }
        }
        return read;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
