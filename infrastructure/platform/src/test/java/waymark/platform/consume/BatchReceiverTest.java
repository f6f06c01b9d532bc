package waymark.platform.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import waymark.embedded.EmbeddedMongo;
import waymark.events.SettingsPublished.SettingClosed;

class BatchReceiverTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T14:02:07Z"), ZoneOffset.UTC);
    private static final String CLOSED = "{\"settingId\":\"%s\",\"la\":\"874\",\"effective\":\"2023-09-01\"}";
    private static EmbeddedMongo mongo;
    private static MongoClient client;

    private final MockProducer<byte[], byte[]> deadLetters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Recorder listener = new Recorder();
    /** Offset of the next record in partition 0. */
    private long next;

    private MongoDatabase database;
    private Marks marks;
    private BatchReceiver receiver;

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.inMemory();
        client = MongoClients.create(mongo.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @BeforeEach
    void fresh() {
        database = client.getDatabase("consume-test");
        database.drop();
        restart();
    }

    @Test
    void events_reach_the_listener_in_order_with_where_they_come_from() {
        receive(closed("setting-1", 7), closed("setting-2", 8));
        assertThat(listener.positions()).containsExactly(7L, 8L);
        var first = listener.heard.getFirst();
        assertThat(first.source()).isEqualTo("settings");
        assertThat(first.recorded()).isEqualTo("2023-09-01T10:00:00Z");
        assertThat(first.authorRole()).isEqualTo("inclusion-officer");
        assertThat(first.event().subject()).isEqualTo("setting-1");
    }

    /** Faults, row "Schema evolution": within v1 fields may be added. */
    @Test
    void a_field_that_a_newer_release_added_is_passed_over() {
        receive(record(
                "setting-1",
                1,
                "waymark.settings.setting-closed.v1",
                "{\"settingId\":\"setting-1\",\"la\":\"874\",\"effective\":\"2023-09-01\",\"later\":[{}]}"));
        assertThat(listener.positions()).containsExactly(1L);
    }

    @Test
    void a_batch_is_read_from_its_records_whatever_other_headers_they_carry() {
        var record = new ConsumerRecord<>(
                "waymark.settings.v1", 3, 77L, bytes("setting-1"), bytes(CLOSED.formatted("setting-1")));
        Map.of(
                        "ce_id", "event-7",
                        "ce_type", "waymark.settings.setting-closed.v1",
                        "ce_subject", "setting-1",
                        "ce_position", "7",
                        "ce_time", "2023-09-01T10:00:00Z",
                        "traceparent", "{not json")
                .forEach((name, value) -> record.headers().add(name, bytes(value)));
        record.headers().add("ce_authorrole", null);
        var unkeyed = new ConsumerRecord<byte[], byte[]>("waymark.settings.v1", 3, 78L, null, bytes("{}"));

        receiver.handleMessage(new AsRecords().toMessage(List.of(record, unkeyed), null, null, Object.class));

        assertThat(listener.heard)
                .containsExactly(new Received(
                        new SettingClosed("setting-1", "874", LocalDate.of(2023, 9, 1)),
                        "event-7",
                        "waymark.settings.setting-closed.v1",
                        "settings",
                        7,
                        Instant.parse("2023-09-01T10:00:00Z"),
                        null));
        assertThat(database.getCollection("parked").find())
                .singleElement()
                .satisfies(parked -> assertThat(parked.getString("reason")).isEqualTo("no ce_type header"));
        assertThat(deadLetters.history()).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isNull();
            assertThat(letter.value()).isEqualTo(bytes("{}"));
        });
    }

    @Test
    void an_event_of_an_unknown_type_is_parked_with_its_subjects_later_ones_and_others_flow() {
        receive(record("setting-1", 1, "waymark.settings.setting-haunted.v1", "{}"), closed("setting-2", 2));
        receive(closed("setting-1", 3), closed("setting-2", 4));
        assertThat(listener.positions()).containsExactly(2L, 4L);
        assertThat(deadLetters.history()).extracting(letter -> letter.topic()).containsOnly("waymark.settings.v1.dead");
        assertThat(deadLetters.history())
                .extracting(letter ->
                        new String(letter.headers().lastHeader("ce_position").value(), StandardCharsets.UTF_8))
                .containsExactly("1", "3");
    }

    @Test
    void data_that_are_not_what_the_type_promises_are_parked_without_being_quoted() {
        receive(record("setting-1", 1, "waymark.settings.setting-closed.v1", "{\"settingId\": \"canary"));
        var reason = database.getCollection("parked").find().first().getString("reason");
        assertThat(reason).isEqualTo("the data are not what the type promises").doesNotContain("canary");
    }

    @Test
    void what_a_listener_can_never_apply_is_parked_and_the_rest_of_the_batch_goes_on() {
        listener.poisonous = "setting-1";
        receive(closed("setting-2", 1), closed("setting-1", 2), closed("setting-1", 3), closed("setting-3", 4));
        assertThat(listener.positions()).containsExactly(1L, 4L);
        assertThat(database.getCollection("parked").countDocuments()).isEqualTo(2);
    }

    @Test
    void what_a_subject_had_before_the_bad_event_is_applied_however_the_batch_was_cut() {
        receive(
                closed("setting-1", 1),
                record("setting-1", 2, "waymark.settings.setting-haunted.v1", "{}"),
                closed("setting-1", 3));
        assertThat(listener.positions()).containsExactly(1L);
        restart();
        receive(closed("setting-1", 1), closed("setting-1", 3));
        assertThat(listener.positions()).as("delivered again").containsExactly(1L, 1L);
        assertThat(database.getCollection("parked").countDocuments()).isEqualTo(2);
    }

    @Test
    void of_a_poisonous_subject_only_what_follows_the_poison_is_parked() {
        listener.poisonousPosition = 2;
        receive(closed("setting-1", 1), closed("setting-1", 2), closed("setting-1", 3), closed("setting-2", 4));
        assertThat(listener.positions()).containsExactlyInAnyOrder(1L, 4L);
        assertThat(database.getCollection("parked").countDocuments()).isEqualTo(2);
    }

    @Test
    void after_a_restart_a_parked_subject_is_still_parked() {
        listener.poisonous = "setting-1";
        receive(closed("setting-1", 1));
        listener.poisonous = "";
        restart();
        receive(closed("setting-1", 2));
        assertThat(listener.heard).isEmpty();
    }

    @Test
    void delivered_again_what_failed_is_still_what_failed_and_what_waits_behind_it_still_waits() {
        listener.poisonousPosition = 1;
        receive(closed("setting-1", 1), closed("setting-1", 2));
        receive(closed("setting-1", 1), closed("setting-1", 2));
        assertThat(database.getCollection("parked").find().map(each -> each.getString("reason")))
                .containsExactlyInAnyOrder(
                        "it closed before it opened", "an earlier event of the same subject is parked");
    }

    /** Faults, row "Out of order": the listener would take it for seen, and it would be lost. */
    @Test
    void what_comes_late_is_parked_with_what_follows_and_others_flow() {
        receive(closed("setting-1", 1), closed("setting-1", 5), closed("setting-2", 2));
        receive(closed("setting-1", 3), closed("setting-1", 6), closed("setting-2", 7));
        assertThat(listener.positions()).containsExactly(1L, 5L, 2L, 7L);
        assertThat(database.getCollection("parked").find().map(each -> each.getString("reason")))
                .contains("a later event of its subject came before it")
                .hasSize(2);
    }

    @Test
    void another_process_knows_of_a_parked_subject_at_once() {
        var other = receiver;
        restart();
        listener.poisonous = "setting-1";
        receive(closed("setting-1", 1));
        listener.poisonous = "";
        receiver = other;
        receive(closed("setting-1", 2), closed("setting-2", 3));
        assertThat(listener.positions()).containsExactly(3L);
    }

    @Test
    void when_the_store_is_away_the_batch_is_left_to_be_delivered_again_and_nothing_is_parked() {
        listener.storeAway = true;
        assertThatThrownBy(() -> receive(closed("setting-1", 1), progress(0, 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(database.getCollection("parked").countDocuments()).isZero();
        assertThat(database.getCollection("marks").countDocuments()).isZero();
        listener.storeAway = false;
        receive(closed("setting-1", 1), progress(0, 1));
        assertThat(listener.positions()).containsExactly(1L);
    }

    @Test
    void a_source_is_heard_out_only_up_to_the_partition_that_is_furthest_behind() {
        receive(IntStream.range(0, 11)
                .mapToObj(partition -> progress(partition, 50))
                .toArray(Arrived.Raw[]::new));
        assertThat(marks.marks()).as("partition 11 may still hold anything").isEmpty();
        receive(progress(11, 20));
        assertThat(marks.marks().get("settings").position()).isEqualTo(20);
        restart();
        assertThat(marks.marks().get("settings").position()).isEqualTo(20);
    }

    @Test
    void a_publisher_that_repeats_itself_does_not_turn_the_mark_back() {
        receive(IntStream.range(0, 12)
                .mapToObj(partition -> progress(partition, 50))
                .toArray(Arrived.Raw[]::new));
        receive(progress(3, 40));
        assertThat(marks.marks().get("settings").position()).isEqualTo(50);
    }

    @Test
    void a_later_position_with_an_earlier_time_turns_the_time_back_neither_now_nor_after_a_restart() {
        receive(IntStream.range(0, 12)
                .mapToObj(partition -> progress(partition, 50, "2023-09-01T10:00:02Z"))
                .toArray(Arrived.Raw[]::new));
        receive(IntStream.range(0, 12)
                .mapToObj(partition -> progress(partition, 60, "2023-09-01T10:00:01Z"))
                .toArray(Arrived.Raw[]::new));
        var furthest = new Completeness.Mark(60, Instant.parse("2023-09-01T10:00:02Z"));
        assertThat(marks.marks()).containsEntry("settings", furthest);
        restart();
        assertThat(marks.marks()).containsEntry("settings", furthest);
    }

    private void restart() {
        marks = new Marks(database, 12);
        receiver = new BatchReceiver(
                listener,
                new Decoder(),
                marks,
                new Parking(new ParkedEvents(database), deadLetters, CLOCK),
                new ConsumeMetrics(new SimpleMeterRegistry()));
    }

    private void receive(Arrived.Raw... records) {
        var decoder = new Decoder();
        receiver.receive(List.of(records).stream().map(decoder::read).toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Arrived.Raw closed(String setting, long position) {
        return record(setting, position, "waymark.settings.setting-closed.v1", CLOSED.formatted(setting));
    }

    private Arrived.Raw record(String subject, long position, String type, String json) {
        return new Arrived.Raw(
                "waymark.settings.v1",
                0,
                next++,
                subject,
                json.getBytes(StandardCharsets.UTF_8),
                new Headers(Map.of(
                        "id",
                        "event-" + position,
                        "type",
                        type,
                        "subject",
                        subject,
                        "position",
                        String.valueOf(position),
                        "time",
                        "2023-09-01T10:00:00Z",
                        "authorrole",
                        "inclusion-officer")));
    }

    private static Arrived.Raw progress(int partition, long position) {
        return progress(partition, position, "2023-09-01T10:00:01Z");
    }

    private static Arrived.Raw progress(int partition, long position, String time) {
        return new Arrived.Raw(
                "waymark.settings.v1",
                partition,
                -1,
                null,
                new byte[0],
                new Headers(Map.of(
                        "id",
                        "progress",
                        "type",
                        "waymark.settings.progress.v1",
                        "position",
                        String.valueOf(position),
                        "time",
                        time)));
    }

    private static final class Recorder implements Listener {
        private final List<Received> heard = new ArrayList<>();
        private String poisonous = "";
        private long poisonousPosition = -1;
        private boolean storeAway;

        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public Set<String> sources() {
            return Set.of("settings");
        }

        @Override
        public void on(String source, List<Received> batch) {
            if (storeAway) {
                throw new IllegalStateException("the store does not answer");
            }
            batch.stream()
                    .filter(each -> each.event().subject().equals(poisonous) || each.position() == poisonousPosition)
                    .findFirst()
                    .ifPresent(each -> {
                        throw new PoisonException(each.event().subject(), "it closed before it opened");
                    });
            heard.addAll(batch);
        }

        private List<Long> positions() {
            return heard.stream().map(Received::position).toList();
        }
    }
}
