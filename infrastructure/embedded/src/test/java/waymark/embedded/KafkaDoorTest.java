package waymark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka would cut off what is damaged and start; it is refused before, and what a crash leaves is not. */
class KafkaDoorTest {

    private static final String TOPIC = "waymark.test.v1";
    private static final String LOG = TOPIC + "-0";
    private static final String METADATA = "__cluster_metadata-0";
    private static final int FLIPS = 120;

    /** Its leader epoch has no checksum of Kafka's and nothing after it to be held against. */
    private static final int LAST_BATCH = 256;

    @TempDir
    private static Path stopped;

    @TempDir
    private Path directory;

    @BeforeAll
    static void fill() throws Exception {
        try (var kafka = EmbeddedKafka.onFreePort(stopped);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            for (int n = 0; n < 50; n++) {
                producer.send(new ProducerRecord<>(TOPIC, "key", "number " + n)).get();
            }
        }
    }

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> all = Files.walk(stopped)) {
            for (Path file : all.toList()) {
                Path copy = directory.resolve(stopped.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private Path segment(String log) {
        try {
            return KafkaEnds.segments(directory.resolve(log)).getLast();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a broker leaves that was killed: it does not say that it stopped in order. */
    private void asKilled() throws IOException {
        Files.delete(directory.resolve(".kafka_cleanshutdown"));
    }

    @Test
    void a_broker_does_not_start_on_a_log_that_was_cut_short_and_leaves_it_as_it_is() throws IOException {
        byte[] cut = Arrays.copyOf(Files.readAllBytes(segment(LOG)), 1_000);
        Files.write(segment(LOG), cut);
        assertThatThrownBy(() -> EmbeddedKafka.onFreePort(directory))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("Kafka's data in " + directory + " are damaged: " + LOG + "/00000000000000000000.log is cut"
                        + " short or damaged; move the whole directory " + directory + " away and start again: nothing"
                        + " is lost with it, as the services publish again from their own logs.");
        assertThat(segment(LOG)).hasBinaryContent(cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {LOG, METADATA})
    void a_log_cut_short_anywhere_is_refused_after_a_stop_and_after_a_kill(String log) throws IOException {
        byte[] whole = Files.readAllBytes(segment(log));
        for (boolean killed : List.of(false, true)) {
            if (killed) {
                asKilled();
            }
            for (int part = 0; part <= 20; part++) {
                Files.write(segment(log), Arrays.copyOf(whole, (int) ((long) (whole.length - 1) * part / 20)));
                assertRefused(log);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LOG, METADATA})
    void a_bit_that_fell_over_is_refused_wherever_it_was(String log) throws IOException {
        byte[] whole = Files.readAllBytes(segment(log));
        asKilled();
        var random = new Random(5);
        for (int flip = 0; flip < FLIPS; flip++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length - LAST_BATCH)] ^= (byte) (1 << random.nextInt(8));
            Files.write(segment(log), flipped);
            assertRefused(log);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LOG, METADATA})
    void a_log_that_is_gone_is_refused(String log) throws IOException {
        asKilled();
        Files.delete(segment(log));
        assertRefused(log);
        try (Stream<Path> rest = Files.list(directory.resolve(log))) {
            for (Path file : rest.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory.resolve(log));
        assertRefused(log);
    }

    @Test
    void a_log_whose_beginning_is_gone_is_refused() throws IOException {
        Files.move(segment(LOG), segment(LOG).resolveSibling("00000000000000000100.log"));
        assertRefused(LOG);
    }

    @Test
    void what_a_killed_broker_was_just_writing_may_be_torn() throws IOException {
        asKilled();
        byte[] whole = Files.readAllBytes(segment(LOG));
        Files.write(segment(LOG), Arrays.copyOf(whole, 70), StandardOpenOption.APPEND);
        assertThatCode(() -> KafkaDoor.check(directory)).doesNotThrowAnyException();
        try (var kafka = EmbeddedKafka.onFreePort(directory)) {
            assertThat(kafka.port()).isPositive();
        }
        assertThat(segment(LOG)).hasBinaryContent(whole);
    }

    @Test
    void a_broker_that_stopped_in_order_leaves_nothing_torn() throws IOException {
        Files.write(segment(LOG), new byte[70], StandardOpenOption.APPEND);
        assertRefused(LOG);
    }

    @Test
    void a_note_of_how_far_the_logs_went_that_is_damaged_itself_is_no_obstacle() throws IOException {
        Path note = directory.resolve("acknowledged");
        byte[] whole = Files.readAllBytes(note);
        for (int at = 0; at < whole.length; at += 7) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Files.write(note, flipped);
            assertThatCode(() -> KafkaDoor.check(directory)).doesNotThrowAnyException();
        }
    }

    private void assertRefused(String log) {
        assertThatThrownBy(() -> KafkaDoor.check(directory))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("are damaged: " + log)
                .hasMessageContaining("move the whole directory " + directory + " away and start again");
    }
}
