package waymark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final String TOPIC = "waymark.test.v1";

    @TempDir
    private Path directory;

    @Test
    void what_was_published_is_there_after_a_restart_in_order_and_once() throws Exception {
        try (var kafka = EmbeddedKafka.onFreePort(directory)) {
            createTopic(kafka);
            publish(kafka.bootstrapServers(), 0, 100);
        }
        try (var kafka = EmbeddedKafka.onFreePort(directory)) {
            publish(kafka.bootstrapServers(), 100, 150);
            assertThat(read(kafka, 150)).isEqualTo(numbers(150));
        }
    }

    @Test
    void a_broker_killed_in_the_middle_has_everything_it_acknowledged() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int acknowledged = 0;
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = Integer.parseInt(line);
                if (acknowledged == 200) {
                    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                }
            }
        } catch (IOException closedByTheKill) {
            assertThat(acknowledged).isPositive();
        }
        assertThat(acknowledged).isGreaterThanOrEqualTo(200);
        try (var kafka = EmbeddedKafka.onFreePort(directory)) {
            assertThat(read(kafka, acknowledged))
                    .startsWith(numbers(acknowledged).toArray(String[]::new));
        }
    }

    @Test
    void a_record_by_a_clock_two_hours_ahead_of_the_brokers_is_taken_and_stamped_by_the_broker() throws Exception {
        try (var kafka = EmbeddedKafka.onFreePort(directory);
                var producer = producer(kafka.bootstrapServers(), 10_000)) {
            createTopic(kafka);
            long ahead = System.currentTimeMillis() + Duration.ofHours(2).toMillis();
            var stored = producer.send(new ProducerRecord<>(TOPIC, 0, ahead, null, "x"))
                    .get();
            assertThat(stored.timestamp()).isLessThan(ahead);
        }
    }

    @Test
    void a_topic_nobody_created_is_not_made_up() {
        try (var kafka = EmbeddedKafka.onFreePort(directory);
                var producer = producer(kafka.bootstrapServers(), 1500)) {
            assertThatThrownBy(() ->
                            producer.send(new ProducerRecord<>("unknown", "x")).get())
                    .rootCause()
                    .isInstanceOfAny(
                            UnknownTopicOrPartitionException.class,
                            org.apache.kafka.common.errors.TimeoutException.class);
        }
    }

    @Test
    void a_port_in_use_is_refused_with_a_sentence_that_says_what_to_do() {
        try (var kafka = EmbeddedKafka.onFreePort(directory.resolve("one"))) {
            assertThatThrownBy(() -> EmbeddedKafka.start(directory.resolve("two"), kafka.port()))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage(
                            "Port %d, needed for the embedded Kafka, is in use; stop what uses it or choose another.",
                            kafka.port());
        }
    }

    @Test
    void clients_are_told_the_port_of_what_stands_in_front_of_the_broker() {
        assertThat(KafkaSettings.of(1, directory, 19092, 19093, 19094))
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:19092,CONTROLLER://127.0.0.1:19094")
                .containsEntry("advertised.listeners", "PLAINTEXT://127.0.0.1:19093");
    }

    @Test
    void a_directory_that_cannot_be_written_is_refused_with_a_sentence_that_says_what_to_do() throws IOException {
        var file = Files.createFile(directory.resolve("a-file"));
        assertThatThrownBy(() -> EmbeddedKafka.onFreePort(file.resolve("below")))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("cannot be written to");
    }

    @Test
    void a_directory_with_other_files_is_refused_and_left_alone() throws IOException {
        Files.writeString(directory.resolve("accounts.txt"), "not ours");
        assertThatThrownBy(() -> EmbeddedKafka.onFreePort(directory))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage(
                        "The directory %s holds something other than Kafka's data; choose an empty directory.",
                        directory);
        assertThat(directory.toFile().list()).containsExactly("accounts.txt");
    }

    @Test
    void a_directory_whose_marker_is_damaged_or_gone_is_refused_and_its_data_left_alone() throws Exception {
        try (var kafka = EmbeddedKafka.onFreePort(directory)) {
            createTopic(kafka);
            publish(kafka.bootstrapServers(), 0, 10);
        }
        Path marker = directory.resolve("meta.properties");
        byte[] whole = Files.readAllBytes(marker);
        Files.writeString(marker, "garbage");
        assertThatThrownBy(() -> EmbeddedKafka.onFreePort(directory))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("If the directory is damaged, move the whole of it away and start again");
        Files.delete(marker);
        assertThatThrownBy(() -> EmbeddedKafka.onFreePort(directory))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageEndingWith("choose an empty directory.");
        Files.write(marker, whole);
        try (var kafka = EmbeddedKafka.onFreePort(directory)) {
            assertThat(read(kafka, 10)).isEqualTo(numbers(10));
        }
    }

    /** Publishes one by one and prints the count of acknowledged records, until it is killed. */
    static final class Victim {
        public static void main(String[] args) throws Exception {
            try (var kafka = EmbeddedKafka.onFreePort(Path.of(args[0]))) {
                createTopic(kafka);
                try (var producer = producer(kafka.bootstrapServers(), 30_000)) {
                    for (int n = 0; n < 100_000; n++) {
                        producer.send(new ProducerRecord<>(TOPIC, "key", String.valueOf(n)))
                                .get();
                        System.out.println(n + 1);
                    }
                }
            }
        }
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    private static void publish(String servers, int from, int to) throws Exception {
        try (var producer = producer(servers, 30_000)) {
            for (int n = from; n < to; n++) {
                producer.send(new ProducerRecord<>(TOPIC, "key", String.valueOf(n)));
            }
            producer.flush();
        }
    }

    private static KafkaProducer<String, String> producer(String servers, int maxBlock) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "max.block.ms", maxBlock),
                new StringSerializer(),
                new StringSerializer());
    }

    private static List<String> read(EmbeddedKafka kafka, int atLeast) {
        var read = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partition = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (int polls = 0; polls < 50 && read.size() < atLeast; polls++) {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> read.add(each.value()));
            }
        }
        return read;
    }

    private static List<String> numbers(int count) {
        var all = new ArrayList<String>();
        for (int n = 0; n < count; n++) {
            all.add(String.valueOf(n));
        }
        return all;
    }
}
