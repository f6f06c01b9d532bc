package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.names.StoredTypes;
import waymark.platform.names.UnknownStoredTypeException;
import waymark.platform.refusal.RefusedException;

/** The log never loses, skips or reorders an event, whoever writes and whatever goes unanswered. */
class DenseLogTest {

    private static final StoredTypes TYPES = StoredTypes.named("test.text", String.class);
    private static final Map<String, String> NONE = Map.of();

    private static EmbeddedMongo server;
    private static MongoClient client;

    private MongoDatabase database;
    private TestLog log;

    @BeforeAll
    static void start() {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(server.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void open() {
        database = client.getDatabase("log-" + UUID.randomUUID());
        log = TestLog.open(database, TYPES);
    }

    @AfterEach
    void close() {
        log.close();
        database.drop();
    }

    @Test
    void sixty_four_writers_leave_no_gap() throws Exception {
        writeFrom(List.of(log), 64, 10);
        assertDense(64 * 10 * 2);
    }

    @Test
    void two_processes_on_one_store_leave_no_gap() throws Exception {
        try (TestLog other = TestLog.open(database, TYPES)) {
            writeFrom(List.of(log, other), 16, 10);
            assertDense(16 * 10 * 2);
            assertThat(other.store().createHeadToken()).isEqualTo(log.store().createHeadToken());
        }
    }

    @Test
    void an_event_stored_before_fails_its_commit_alone() throws Exception {
        log.append("a", 0, NONE, "first");
        var outcomes = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String stream = "b" + i;
                outcomes.add(threads.submit(() -> stored(() -> log.append(stream, 0, NONE, "fine"))));
                outcomes.add(threads.submit(() -> stored(() -> log.append("a", 0, NONE, "again"))));
            }
        }
        int stored = 0;
        for (Future<Boolean> outcome : outcomes) {
            stored += outcome.get() ? 1 : 0;
        }
        assertThat(stored).isEqualTo(20);
        assertDense(21);
        log.append("a", 1, NONE, "second");
        assertThatThrownBy(() -> log.append("a", 0, NONE, "again"))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> log.append("a", 1, NONE, "again")).isInstanceOf(ConcurrencyException.class);
        assertDense(22);
    }

    @Test
    void an_insert_whose_answer_is_lost_is_read_back_and_not_stored_twice() {
        assertUnanswered(true);
    }

    @Test
    void an_insert_that_never_arrived_is_written_again() {
        assertUnanswered(false);
    }

    private void assertUnanswered(boolean arrives) {
        var answersLost = new AtomicInteger(2);
        var flaky = new CommitLog(database) {
            @Override
            void insert(List<Document> numbered) {
                boolean lost = answersLost.getAndDecrement() > 0;
                if (!lost || arrives) {
                    super.insert(numbered);
                }
                if (lost) {
                    throw new MongoSocketReadException("no answer", new ServerAddress());
                }
            }
        };
        try (var appender = new Appender(flaky, Clock.systemUTC(), "test", Duration.ofSeconds(5))) {
            for (int i = 0; i < 5; i++) {
                appender.append(Commit.of(
                        TestLog.messages("s" + i, 0, NONE, "one", "two"),
                        log.engine().getEventSerializer()));
            }
        }
        assertDense(10);
    }

    @Test
    void a_commit_whose_outcome_stays_unknown_is_reported_as_such() {
        var dead = new CommitLog(database) {
            @Override
            void insert(List<Document> numbered) {
                throw new MongoSocketReadException("no answer", new ServerAddress());
            }
        };
        try (var appender = new Appender(dead, Clock.systemUTC(), "test", Duration.ofMillis(100))) {
            Commit commit = Commit.of(
                    TestLog.messages("s", 0, NONE, "one"), log.engine().getEventSerializer());
            assertThatThrownBy(() -> appender.append(commit))
                    .isInstanceOf(LogUnavailableException.class)
                    .hasMessageContaining("not known")
                    .matches(e -> !StoreFailure.changedNothing(e));
            assertThat(appender.recorded().until().time())
                    .as("it may be stored yet")
                    .isBefore(LogEntry.made(commit.events().getFirst()));
        }
    }

    @Test
    void a_commit_that_was_never_sent_is_reported_as_not_stored() {
        var unreachable = refusing(new MongoTimeoutException("no server"));
        try (var appender = new Appender(unreachable, Clock.systemUTC(), "test", Duration.ofMillis(100))) {
            assertThatThrownBy(() -> appender.append(one()))
                    .hasMessageContaining("nothing was stored")
                    .matches(StoreFailure::changedNothing);
        }
    }

    @Test
    void a_commit_of_which_one_sending_went_unanswered_is_not_said_to_be_unstored() {
        var answers = new AtomicInteger();
        var silentOnce = new CommitLog(database) {
            @Override
            void insert(List<Document> numbered) {
                throw new MongoSocketReadException("no answer", new ServerAddress());
            }

            @Override
            long head() {
                if (answers.getAndIncrement() == 0) {
                    return super.head();
                }
                throw new MongoTimeoutException("no server");
            }
        };
        try (var appender = new Appender(silentOnce, Clock.systemUTC(), "test", Duration.ofMillis(100))) {
            assertThatThrownBy(() -> appender.append(one()))
                    .hasMessageContaining("not known")
                    .matches(e -> !StoreFailure.changedNothing(e));
        }
    }

    @Test
    void a_full_disk_is_reported_at_once_and_as_not_stored() {
        var full = refusing(new MongoException(14031, "the disk is full"));
        try (var appender = new Appender(full, Clock.systemUTC(), "test", Duration.ofDays(1))) {
            assertThatThrownBy(() -> appender.append(one()))
                    .matches(StoreFailure::isFull)
                    .matches(StoreFailure::changedNothing);
        }
    }

    private CommitLog refusing(MongoException reason) {
        return new CommitLog(database) {
            @Override
            void insert(List<Document> numbered) {
                throw reason;
            }
        };
    }

    private Commit one() {
        return Commit.of(TestLog.messages("s", 0, NONE, "one"), log.engine().getEventSerializer());
    }

    @Test
    void what_is_over_the_limits_is_refused_with_its_size_and_nothing_of_it_is_stored() {
        Object[] many = IntStream.range(0, 257).mapToObj(i -> "e" + i).toArray();
        assertTooLarge(
                () -> log.append("a", 0, NONE, many),
                "This would record 257 changes at once, and at most 256 can be. Send it in smaller parts.");
        String large = "x".repeat(5 * 1024 * 1024);
        assertTooLarge(
                () -> log.append("a", 0, NONE, large, large),
                "This would record 10485768 bytes at once, and at most 8 MB (8388608 bytes) can be."
                        + " Send it in smaller parts.");
        // Few enough letters, but three bytes each.
        String wide = "\u20ac".repeat(3 * 1024 * 1024);
        assertTooLarge(
                () -> log.append("a", 0, NONE, wide),
                "One change of this is 9437188 bytes large, and at most 8 MB (8388608 bytes) can be recorded at"
                        + " once. Say it in less.");
        assertThat(log.store().createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(0));
    }

    private static void assertTooLarge(ThrowingCallable append, String sentence) {
        assertThatThrownBy(append)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo("log/too-large"))
                .hasMessage(sentence);
    }

    @Test
    void what_is_just_within_the_limits_is_stored() {
        Object[] many = IntStream.range(0, 256).mapToObj(i -> "e" + i).toArray();
        log.append("a", 0, NONE, many);
        log.append("b", 0, NONE, "\u20ac".repeat((8 * 1024 * 1024 - 100) / 3));
        assertThat(log.engine().readEvents("b").asStream()).hasSize(1);
        assertDense(257);
    }

    @Test
    void a_reader_may_stop_within_a_commit_and_go_on_there() {
        log.append("a", 0, NONE, "1", "2", "3");
        log.append("b", 0, NONE, "4");
        for (int from = 0; from <= 4; from++) {
            List<String> rest = log.engine()
                    .readEvents(new GlobalSequenceTrackingToken(from), false)
                    .map(event -> (String) event.getPayload())
                    .toList();
            assertThat(rest).isEqualTo(List.of("1", "2", "3", "4").subList(from, 4));
        }
        try (TestLog restarted = TestLog.open(database, TYPES)) {
            assertThat(restarted.engine().readEvents(new GlobalSequenceTrackingToken(2), false))
                    .hasSize(2);
        }
    }

    @Test
    void readers_stop_before_a_hole() {
        log.append("a", 0, NONE, "1");
        log.append("b", 0, NONE, "2");
        log.append("c", 0, NONE, "3");
        database.getCollection("events").deleteOne(new Document("_id", 2L));
        assertThat(log.engine().readEvents(null, false)).hasSize(1);
        assertThat(log.engine().readEvents(new GlobalSequenceTrackingToken(1), false))
                .isEmpty();
    }

    @Test
    void a_long_stream_is_read_whole_and_from_anywhere() {
        for (int i = 0; i < 700; i += 100) {
            int from = i;
            log.append(
                    "a",
                    i,
                    NONE,
                    IntStream.range(i, i + 100).mapToObj(n -> "e" + (n - from)).toArray());
        }
        assertThat(log.engine().readEvents("a").asStream()).hasSize(700);
        assertThat(log.engine().readEvents("a", 650).asStream()).hasSize(50);
        assertThat(log.engine().lastSequenceNumberFor("a")).hasValue(699L);
        assertThat(log.engine().lastSequenceNumberFor("b")).isEmpty();
    }

    @Test
    void a_reader_does_not_get_past_an_event_it_cannot_read_however_often_it_asks() throws Exception {
        log.append("a", 0, NONE, "readable");
        log.append("b", 0, NONE, "unreadable");
        log.append("c", 0, NONE, "later");
        database.getCollection("events")
                .updateOne(new Document("_id", 2L), new Document("$set", new Document("e.0.type", "test.unheard-of")));
        try (var stream = log.store().openStream(null)) {
            assertThat(stream.nextAvailable().getPayload()).isEqualTo("readable");
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(stream::nextAvailable)
                        .isInstanceOf(UnknownStoredTypeException.class)
                        .hasMessageContaining("test.unheard-of");
            }
        }
        assertThatThrownBy(() -> log.engine().readEvents("b").asStream().toList())
                .isInstanceOf(UnknownStoredTypeException.class);
    }

    @Test
    void a_snapshot_of_another_shape_is_no_snapshot_to_the_engine() {
        log.append("a", 0, NONE, "1", "2");
        log.engine().storeSnapshot(TestLog.messages("a", 1, NONE, "state").getFirst());
        assertThat(log.engine().readSnapshot("a")).isPresent();
        database.getCollection("snapshots")
                .updateOne(new Document("_id", "a"), new Document("$set", new Document("rev", "another")));
        assertThat(log.engine().readSnapshot("a")).isEmpty();
        log.engine().storeSnapshot(TestLog.messages("a", 1, NONE, "state").getFirst());
        assertThat(log.engine().readSnapshot("a"))
                .as("taken again in this shape")
                .isPresent();
    }

    @Test
    void an_append_wakes_a_waiting_reader_and_another_process_is_noticed() throws Exception {
        try (var stream = log.store().openStream(null);
                TestLog other = TestLog.open(database, TYPES)) {
            other.append("a", 0, NONE, "from elsewhere");
            assertThat(stream.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
            assertThat(stream.nextAvailable().getPayload()).isEqualTo("from elsewhere");
            assertThat(stream.hasNextAvailable()).isFalse();
            log.append("b", 0, NONE, "from here");
            assertThat(stream.nextAvailable().getPayload()).isEqualTo("from here");
        }
    }

    @Test
    void a_reader_ahead_of_the_log_is_refused() {
        log.append("a", 0, NONE, "1");
        assertThatThrownBy(() -> log.store().openStream(new GlobalSequenceTrackingToken(2)))
                .hasMessageContaining("restored");
    }

    @Test
    void what_is_stored_carries_our_names_and_no_class() {
        log.append("a", 0, Map.of("la", "209"), "text");
        Document commit = database.getCollection("events").find().first();
        assertThat(String.valueOf(commit)).contains("test.text").doesNotContain("java.", "waymark.", "axonframework");
    }

    private static boolean stored(Runnable append) {
        try {
            append.run();
            return true;
        } catch (AggregateStreamCreationException expected) {
            return false;
        }
    }

    private static void writeFrom(List<TestLog> logs, int writers, int commits) throws Exception {
        var done = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int w = 0; w < writers; w++) {
                TestLog mine = logs.get(w % logs.size());
                String stream = "writer-" + w;
                Callable<Integer> writer = () -> {
                    for (int i = 0; i < commits; i++) {
                        mine.append(stream, 2L * i, NONE, "x" + i, "y" + i);
                    }
                    return commits;
                };
                done.add(threads.submit(writer));
            }
        }
        for (Future<Integer> one : done) {
            assertThat(one.get()).isEqualTo(commits);
        }
    }

    private void assertDense(int events) {
        List<? extends TrackedEventMessage<?>> all =
                log.engine().readEvents(null, false).toList();
        assertThat(all).hasSize(events);
        for (int i = 0; i < events; i++) {
            assertThat(all.get(i).trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(i + 1));
        }
        assertThat(log.store().createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(events));
    }
}
