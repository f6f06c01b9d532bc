package waymark.platform.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.axonframework.serialization.Revision;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import waymark.embedded.EmbeddedKafka;
import waymark.embedded.EmbeddedMongo;
import waymark.events.FundingPublished.BudgetSet;
import waymark.events.PublishedEvent;
import waymark.platform.log.TestLog;
import waymark.platform.names.StoredTypes;

/** From the log to Kafka: in order, at least once, never before it is stored, never past what is acknowledged. */
class LogPublisherTest {

    private static final StoredTypes TYPES =
            StoredTypes.named("test.budgeted", Budgeted.class).and("test.noted", Noted.class);

    private static EmbeddedMongo mongo;
    private static EmbeddedKafka kafka;
    private static MongoClient client;

    private final List<LogPublisher> publishers = new ArrayList<>();
    private final String service = "s" + UUID.randomUUID().toString().substring(0, 8);
    private final AtomicBoolean refused = new AtomicBoolean();
    private MongoDatabase database;
    private TestLog log;

    sealed interface Happened {}

    @Revision("1")
    record Budgeted(String id, int year) implements Happened {}

    @Revision("1")
    record Noted(String id) implements Happened {}

    @BeforeAll
    static void start(@TempDir Path directory) {
        mongo = EmbeddedMongo.inMemory();
        kafka = EmbeddedKafka.onFreePort(directory);
        client = MongoClients.create(mongo.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        kafka.close();
        mongo.close();
    }

    @BeforeEach
    void open() {
        database = client.getDatabase("waymark-" + service);
        log = TestLog.open(database, TYPES);
    }

    @AfterEach
    void close() {
        publishers.forEach(LogPublisher::stop);
        log.close();
    }

    @Test
    void a_published_event_is_a_cloud_event() {
        log.append(
                "budget-1",
                0,
                Map.of(
                        "la", "209",
                        "authorRole", "inclusion-officer",
                        "correlationId", "c-1",
                        "causationId", "m-1",
                        "traceparent", "00-1-2-01"),
                new Noted("budget-1"),
                new Budgeted("budget-1", 2026));
        started();
        List<ConsumerRecord<String, byte[]>> records = events(1);

        ConsumerRecord<String, byte[]> record = records.getFirst();
        assertThat(record.key()).isEqualTo("budget-1");
        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"budgetId\":\"budget-1\",\"la\":\"209\",\"financialYear\":2026,\"amount\":1000.50,\"effective\":\"2026-04-01\"}");
        Map<String, String> headers = headers(record);
        assertThat(headers.remove("ce_id")).hasSize(36);
        assertThat(headers.remove("ce_time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_type", "waymark.funding.budget-set.v1"),
                        Map.entry("ce_source", "/waymark/" + service),
                        Map.entry("ce_subject", "budget-1"),
                        Map.entry("ce_position", "2"),
                        Map.entry("ce_sequence", "1"),
                        Map.entry("ce_la", "209"),
                        Map.entry("ce_traceparent", "00-1-2-01"),
                        Map.entry("ce_correlationid", "c-1"),
                        Map.entry("ce_causationid", "m-1"),
                        Map.entry("ce_authorrole", "inclusion-officer"),
                        Map.entry("content-type", "application/json")));
    }

    @Test
    void every_event_arrives_once_in_order_per_subject_and_every_partition_is_told_how_far() {
        append(1_200);
        started();
        assertInOrder(events(1_200));
        await().atMost(Duration.ofSeconds(40)).until(() -> lag() == 0 && markersAt(1_200) == 12);
    }

    @Test
    void a_crash_between_acknowledgement_and_position_sends_duplicates_only() {
        append(700);
        LogPublisher first = started();
        events(700);
        await().atMost(Duration.ofSeconds(40)).until(() -> lag() == 0);
        first.stop();
        // What a kill before the position was written leaves behind.
        database.getCollection("publisher")
                .updateOne(new Document("_id", "publisher"), new Document("$set", new Document("p", 450L)));
        started();
        List<ConsumerRecord<String, byte[]>> all = events(950);
        assertThat(all).hasSize(950);
        var distinct = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
        all.forEach(record -> distinct.putIfAbsent(headers(record).getOrDefault("ce_id", ""), record));
        assertThat(distinct).hasSize(700);
        assertInOrder(List.copyOf(distinct.values()));
    }

    @Test
    void a_topic_that_is_lost_is_published_again_from_the_log() throws Exception {
        append(700);
        LogPublisher first = started();
        await().atMost(Duration.ofSeconds(40)).until(() -> lag() == 0 && markersAt(700) == 12);
        first.stop();
        loseTopic();
        LogPublisher second = started();
        assertInOrder(events(700));
        append("later");
        await().atMost(Duration.ofSeconds(40)).until(() -> lag() == 0 && markersAt(701) == 12);
        second.stop();
        assertThat(events(701)).hasSize(701);
        // What is all there is not sent once more.
        started();
        append("last");
        assertThat(events(702)).hasSize(702);
    }

    @Test
    void what_a_topic_has_lost_of_its_end_is_published_again() {
        append(300);
        LogPublisher first = started();
        await().atMost(Duration.ofSeconds(40)).until(() -> lag() == 0 && markersAt(300) == 12);
        first.stop();
        append("later");
        // As if all up to there had been acknowledged, and then the topic's end had gone.
        database.getCollection("publisher")
                .updateOne(new Document("_id", "publisher"), new Document("$set", new Document("p", 301L)));
        started();
        List<ConsumerRecord<String, byte[]>> all = events(301);
        assertInOrder(all);
        assertThat(all).hasSize(301);
        await().atMost(Duration.ofSeconds(40)).until(() -> markersAt(301) == 12);
        assertThat(lag()).isZero();
    }

    private void append(String budget) {
        log.append(budget, 0, Map.of("la", "209"), new Budgeted(budget, 2027));
    }

    private void loseTopic() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(topic())).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(topic()));
        }
    }

    @Test
    void what_is_appended_while_it_runs_goes_out_at_once() {
        started();
        await().atMost(Duration.ofSeconds(40)).until(() -> markersAt(0) == 12);
        append(1);
        await().atMost(Duration.ofSeconds(10)).until(() -> lag() == 0);
        assertThat(events(1)).hasSize(1);
    }

    @Test
    void nothing_is_published_later_that_was_made_before_the_time_to_which_all_was_said_to_be_complete() {
        started();
        for (int i = 0; i < 5; i++) {
            var waits = TestLog.made("waits-" + i, Map.of("la", "209"), new Budgeted("waits-" + i, i));
            append("budget-" + i);
            long position = 2 * i + 1;
            await().atMost(Duration.ofSeconds(40)).until(() -> markersAt(position) == 12);
            log.append(waits);
        }
        await().atMost(Duration.ofSeconds(40)).until(() -> lag() == 0 && markersAt(10) == 12);

        var events = events(10);
        var complete = new ArrayList<Instant>();
        for (var marker : markers()) {
            var until = Instant.parse(headers(marker).getOrDefault("ce_time", ""));
            long position = Long.parseLong(headers(marker).getOrDefault("ce_position", ""));
            complete.add(until);
            assertThat(events)
                    .filteredOn(event -> Long.parseLong(headers(event).getOrDefault("ce_position", "")) > position)
                    .allSatisfy(event -> assertThat(Instant.parse(headers(event).getOrDefault("ce_time", "")))
                            .isAfter(until));
        }
        assertThat(complete)
                .hasSizeGreaterThan(24)
                .anySatisfy(until -> assertThat(until)
                        .isAfter(Instant.parse(headers(events.getFirst()).getOrDefault("ce_time", ""))));
    }

    @Test
    void its_topic_is_stamped_by_the_broker_whose_clock_would_else_refuse_one_that_is_ahead() throws Exception {
        started();
        await().atMost(Duration.ofSeconds(40)).until(() -> markersAt(0) == 12);
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, topic());
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var stamp =
                    admin.describeConfigs(List.of(topic)).all().get().get(topic).get("message.timestamp.type");
            assertThat(stamp.value()).isEqualTo("LogAppendTime");
            assertThat(stamp.source()).isEqualTo(ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG);
        }
    }

    @Test
    void one_of_two_processes_publishes_and_the_other_takes_over() {
        LogPublisher first = started();
        await().atMost(Duration.ofSeconds(40)).until(() -> markersAt(0) == 12);
        started();
        append(50);
        assertThat(events(50)).hasSize(50);
        first.stop();
        log.append("later", 0, Map.of("la", "209"), new Budgeted("later", 2027));
        assertThat(events(51)).hasSize(51);
    }

    @Test
    void a_holder_thought_dead_cannot_move_the_position() {
        var first = new PublisherLease(database, "one", Clock.systemUTC());
        PublisherLease.Tenure tenure = first.take().orElseThrow();
        tenure.moveTo(5);
        database.getCollection("publisher")
                .updateOne(
                        new Document("_id", "lease"),
                        new Document("$set", new Document("until", java.util.Date.from(java.time.Instant.EPOCH))));
        var second =
                new PublisherLease(database, "two", Clock.systemUTC()).take().orElseThrow();
        assertThat(second.position()).isEqualTo(5);
        assertThatThrownBy(() -> tenure.moveTo(9)).isInstanceOf(PublisherLease.LeaseLostException.class);
        second.moveTo(7);
        assertThatThrownBy(() -> second.moveTo(6)).isInstanceOf(PublisherLease.LeaseLostException.class);
        assertThat(first.position()).isEqualTo(7);
        assertThat(first.take()).isEmpty();
    }

    @Test
    void a_log_shorter_than_what_was_published_is_refused() {
        append(3);
        database.getCollection("publisher")
                .insertOne(new Document("_id", "publisher").append("p", 4L).append("epoch", 1L));
        assertThatThrownBy(this::started)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("older backup");
    }

    /** Log and position come back together, as they do from one backup: only the topic remembers. */
    @Test
    void a_log_restored_together_with_its_position_is_refused_as_soon_as_the_topic_is_seen() {
        append(30);
        started();
        await().atMost(Duration.ofSeconds(40)).until(() -> markersAt(30) == 12);
        publishers.removeFirst().stop();
        database.getCollection("events").deleteMany(new Document("_id", new Document("$gt", 20L)));
        database.getCollection("publisher")
                .updateOne(new Document("_id", "publisher"), new Document("$set", new Document("p", 20L)));
        log.close();
        log = TestLog.open(database, TYPES);
        log.append("after the backup", 0, Map.of("la", "209"), new Budgeted("after the backup", 2027));
        started();
        await().atMost(Duration.ofSeconds(40)).untilTrue(refused);
        assertThat(events(30)).as("what the topic holds").hasSize(30);
    }

    @Test
    void a_broker_that_is_away_is_waited_for() {
        append(20);
        var addresses = new ArrayList<>(List.of("127.0.0.1:9"));
        var publisher = publisher(addresses);
        publisher.start();
        await().during(Duration.ofMillis(500)).until(() -> lag() == 20);
        addresses.set(0, kafka.bootstrapServers());
        assertThat(events(20)).hasSize(20);
    }

    @Test
    void a_stored_event_nobody_decided_about_stops_the_start() {
        var translations = new Translations(List.of(new BudgetPublisher()));
        translations.requireAll(List.of(Budgeted.class, Noted.class));
        record Forgotten(String id) {}
        assertThatThrownBy(() -> translations.requireAll(List.of(Forgotten.class)))
                .hasMessageContaining("no Translator");
    }

    private LogPublisher started() {
        LogPublisher publisher = publisher(List.of(kafka.bootstrapServers()));
        publisher.start();
        return publisher;
    }

    private LogPublisher publisher(List<String> addresses) {
        var publisher = new LogPublisher(
                log.store(),
                log.recorded(),
                new PublisherLease(database, UUID.randomUUID().toString(), Clock.systemUTC()),
                new Translations(List.of(new BudgetPublisher())),
                () -> KafkaOut.open(addresses.getFirst(), service, topic()),
                Clock.systemUTC(),
                () -> refused.set(true));
        publishers.add(publisher);
        return publisher;
    }

    private void append(int events) {
        for (int i = 0; i < events; i++) {
            String id = "budget-" + i % 20;
            log.append(id, i / 20, Map.of("la", "209"), new Budgeted(id, i));
        }
    }

    private String topic() {
        return "waymark." + service + ".v1";
    }

    private long lag() {
        Document position = database.getCollection("publisher")
                .find(new Document("_id", "publisher"))
                .first();
        long head = log.store().createHeadToken().position().orElseThrow();
        return head - (position == null ? 0 : position.getLong("p"));
    }

    private static void assertInOrder(List<ConsumerRecord<String, byte[]>> records) {
        var last = new LinkedHashMap<String, Long>();
        var ids = new HashSet<String>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Map<String, String> headers = headers(record);
            assertThat(ids.add(headers.getOrDefault("ce_id", ""))).isTrue();
            long position = Long.parseLong(headers.getOrDefault("ce_position", "-1"));
            assertThat(position).isGreaterThan(last.getOrDefault(record.key(), 0L));
            last.put(record.key(), position);
        }
    }

    private List<ConsumerRecord<String, byte[]>> markers() {
        return records(0).stream().filter(record -> record.key() == null).toList();
    }

    private long markersAt(long position) {
        return markers().stream()
                .filter(record ->
                        String.valueOf(position).equals(headers(record).get("ce_position")))
                .map(ConsumerRecord::partition)
                .distinct()
                .count();
    }

    private List<ConsumerRecord<String, byte[]>> events(int atLeast) {
        return records(atLeast).stream().filter(record -> record.key() != null).toList();
    }

    /** Reads the topic from its start until that many events, and what else comes with them, are there. */
    private List<ConsumerRecord<String, byte[]>> records(int events) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            await().ignoreExceptions()
                    .until(() -> consumer.partitionsFor(topic()).size() == 12);
            List<TopicPartition> partitions = consumer.partitionsFor(topic()).stream()
                    .map(info -> new TopicPartition(topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long until = System.nanoTime() + Duration.ofSeconds(40).toNanos();
            int quiet = 0;
            while (System.nanoTime() < until && quiet < 3) {
                var polled = consumer.poll(Duration.ofMillis(100));
                polled.forEach(found::add);
                long keyed =
                        found.stream().filter(record -> record.key() != null).count();
                quiet = polled.isEmpty() && keyed >= events && !found.isEmpty() ? quiet + 1 : 0;
            }
        }
        return found;
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        var headers = new LinkedHashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private static final class BudgetPublisher implements Translator<Happened> {

        @Override
        public Class<Happened> privateEvents() {
            return Happened.class;
        }

        @Override
        public Optional<PublishedEvent> publish(Happened event, Origin origin) {
            return switch (event) {
                case Budgeted budgeted ->
                    Optional.of(new BudgetSet(
                            budgeted.id(),
                            origin.la(),
                            budgeted.year(),
                            new BigDecimal("1000.50"),
                            LocalDate.of(2026, 4, 1)));
                case Noted noted -> Optional.empty();
            };
        }
    }
}
