package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import waymark.platform.security.Role;
import waymark.sample.RunningSample;
import waymark.sample.badge.BadgeList;

/**
 * Faults, row "Bad deploy of a projection": what a new revision of a projector builds is beside what is in use until it
 * shows everything, and never in use where it does not.
 */
class RebuildTest {

    private static final String PROJECTION = "projection.badges";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path keys;

    private RunningSample sample;
    private String officer;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @BeforeEach
    void start() {
        sample = new RunningSample(Map.of(
                "waymark.projections.grace",
                "1s",
                "waymark.keys.directory",
                keys.resolve("k").toString()));
        officer = sample.issuer.token("874", Role.INCLUSION_OFFICER);
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        sample.close();
    }

    @Test
    void until_the_new_one_shows_everything_readers_have_the_old_one_with_all_that_is_new() throws Exception {
        badges("badges").createIndex(new Document("la", 1).append("label", 1));
        issue(20);
        held(sample);
        deployAnotherRevision(sample);
        await().atMost(PATIENCE).until(() -> begun.getCount() == 0);

        var recordedMeanwhile = issue();

        assertShows(sample, recordedMeanwhile);
        assertThat(count(sample)).isEqualTo(21);
        assertThat(inUse()).isEqualTo("badges");

        goOn.countDown();
        awaitGeneration(2);
        assertThat(count(sample)).isEqualTo(21);
        assertThat(contents("badges.2")).isEqualTo(contents("badges"));
        assertThat(indexes("badges.2")).hasSize(2).isEqualTo(indexes("badges"));
        assertShows(sample, issue());
        assertThat(contents("badges.2")).hasSize(22);
    }

    @Test
    void what_is_used_no_more_is_dropped_with_its_positions() throws Exception {
        issue(3);
        assertShows(sample, issue());
        deployAnotherRevision(sample);
        awaitGeneration(2);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(database().listCollectionNames()).contains("badges.2").doesNotContain("badges");
            assertThat(positionsOf()).containsOnly(PROJECTION + ".2");
        });
        assertThat(count(sample)).isEqualTo(4);
    }

    @Test
    void no_reader_sees_less_than_before_nor_misses_what_it_wrote_while_it_switches() throws Exception {
        issue(300);
        var over = new AtomicBoolean();
        var writers = IntStream.range(0, 3)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    while (!over.get()) {
                        assertShows(sample, issue());
                    }
                }))
                .toList();
        var reader = CompletableFuture.runAsync(() -> {
            for (int before = 0; !over.get(); ) {
                int now = count(sample);
                assertThat(now).isGreaterThanOrEqualTo(before);
                before = now;
            }
        });
        for (int generation = 2; generation <= 6; generation++) {
            deployAnotherRevision(sample);
            awaitGeneration(generation);
        }
        over.set(true);
        writers.forEach(CompletableFuture::join);
        reader.join();

        sample.context.getBean(Projections.class).await(PATIENCE);
        var underWay = contents("badges.6");
        deployAnotherRevision(sample);
        awaitGeneration(7);
        assertThat(contents("badges.7")).isEqualTo(underWay).hasSizeGreaterThan(300);
    }

    @Test
    void a_projector_that_refuses_what_is_recorded_is_not_used_and_somebody_is_told() throws Exception {
        issue(5);
        var lastGood = issue();
        assertShows(sample, lastGood);
        list(sample).before = label -> {
            if (isForAnotherThan(1)) {
                throw new IllegalArgumentException("label " + label);
            }
        };
        deployAnotherRevision(sample);
        await().atMost(PATIENCE).until(() -> health(sample).equals("REBUILD_FAILED"));

        assertThat(inUse()).isEqualTo("badges");
        assertShows(sample, lastGood);
        assertShows(sample, issue());
        assertThat(sample.context.getBean(KeptProjections.class).troubles().get(PROJECTION))
                .contains("BadgeIssued", "IllegalArgumentException")
                .doesNotContain("label");
        await().atMost(PATIENCE).until(() -> positionsOf().equals(List.of(PROJECTION)));
        assertThat(database().getCollection("dead-letters").countDocuments()).isZero();

        list(sample).before = label -> {};
        restart(sample);
        awaitGeneration(3);
        assertThat(health(sample)).isEqualTo("UP");
        assertThat(count(sample)).isEqualTo(7);
    }

    @Test
    void what_a_bad_release_made_of_events_in_the_read_model_in_use_is_undone_when_it_is_taken_back() throws Exception {
        issue(3);
        assertShows(sample, issue("refused"));
        var good = labels(inUse());
        var toldFirst = new AtomicBoolean();
        list(sample).before = label -> {
            toldFirst.set(pointers().find().first().getInteger("touchedBy") != 0);
            if (label.equals("refused")) {
                throw new IllegalArgumentException();
            }
        };
        list(sample).shown = label -> "wrong";
        deployAnotherRevision(sample, () -> issue("new"));
        await().atMost(PATIENCE).until(() -> health(sample).equals("REBUILD_FAILED"));
        issue("refused");
        await().atMost(PATIENCE).until(() -> parked().equals(List.of(PROJECTION)));
        sample.context.getBean(Projections.class).await(PATIENCE);
        assertThat(toldFirst).isTrue();
        assertThat(labels("badges")).contains("wrong").doesNotContain("new");

        list(sample).before = label -> {};
        list(sample).shown = label -> label;
        takeBack(sample);
        awaitGeneration(3);

        assertThat(health(sample)).isEqualTo("UP");
        assertThat(labels("badges.3")).containsAll(good).contains("new").hasSize(6);
        await().atMost(PATIENCE).until(() -> parked().isEmpty());
        var mended = contents("badges.3");
        restart(sample);
        assertThat(pointers().find().first()).containsEntry("attempt", 3).containsEntry("touchedBy", 0);
        deployAnotherRevision(sample);
        awaitGeneration(4);
        assertThat(contents("badges.4")).isEqualTo(mended);
    }

    @Test
    void what_is_refused_after_the_switch_waits_with_its_own_later_events_and_nothing_else_does() throws Exception {
        issue(1);
        deployAnotherRevision(sample);
        awaitGeneration(2);
        list(sample).before = label -> {
            if (label.equals("bad")) {
                throw new IllegalArgumentException();
            }
        };
        issue("bad");
        assertShows(sample, issue());
        assertThat(database().getCollection("dead-letters").distinct("processingGroup", String.class))
                .containsExactly(PROJECTION + ".2");
    }

    @Test
    void where_a_process_dies_while_it_builds_another_builds_from_the_start_and_the_rest_is_dropped() throws Exception {
        issue(20);
        held(sample);
        deployAnotherRevision(sample);
        await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
        try (var other = anotherProcess()) {
            awaitGeneration(3);
            assertThat(count(other)).isEqualTo(20);
            // And where it was not dead but stood still, it goes over to what is in use now.
            await().atMost(PATIENCE).until(() -> inUse().equals("badges.3"));
            goOn.countDown();
            var recorded = issue();
            assertShows(sample, recorded);
            assertShows(other, recorded);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(database().listCollectionNames())
                            .contains("badges.3")
                            .doesNotContain("badges", "badges.2"));
            assertThat(health(sample)).isEqualTo("UP");
            assertThat(contents("badges.3")).hasSize(21);
        }
    }

    @Test
    void what_a_release_that_was_taken_back_had_begun_is_dropped_and_never_used() {
        issue(2);
        database().getCollection("badges.2").insertOne(new Document("_id", "half"));
        pointers().updateOne(new Document(), new Document("$set", new Document("attempt", 2).append("building", 9)));
        restart(sample);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(database().listCollectionNames()).doesNotContain("badges.2"));
        assertThat(pointers().find().first()).containsEntry("generation", 1).containsEntry("building", 0);
        assertThat(count(sample)).isEqualTo(2);
    }

    private RunningSample anotherProcess() {
        return new RunningSample(Map.of(
                "waymark.mongo.uri",
                sample.mongo.connectionString(),
                "waymark.issuer",
                sample.issuer.uri(),
                "waymark.projections.grace",
                "1s",
                "waymark.keys.directory",
                keys.resolve("k").toString()));
    }

    /** Only what is being built stands still. */
    private void held(RunningSample process) {
        list(process).before = label -> {
            if (isForAnotherThan(1)) {
                begun.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private static boolean isForAnotherThan(int number) {
        var own = Generation.ofBatch();
        return own != null && own.number() != number;
    }

    /** As far as the store tells, what is in use was built by another revision than this process is of. */
    private void deployAnotherRevision(RunningSample process) {
        deployAnotherRevision(process, () -> {});
    }

    private void deployAnotherRevision(RunningSample process, Runnable meanwhile) {
        pointers().updateOne(new Document(), new Document("$inc", new Document("revision", -1)));
        restart(process, meanwhile);
    }

    /** As far as the store tells, this process is again of the revision that built what is in use. */
    private void takeBack(RunningSample process) {
        pointers().updateOne(new Document(), new Document("$inc", new Document("revision", 1)));
        restart(process);
    }

    private static void restart(RunningSample process) {
        restart(process, () -> {});
    }

    private static void restart(RunningSample process, Runnable meanwhile) {
        var projection = process.context
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor(PROJECTION, StreamingEventProcessor.class)
                .orElseThrow();
        projection.shutDown();
        meanwhile.run();
        projection.start();
    }

    private void awaitGeneration(int number) {
        await().atMost(PATIENCE)
                .until(() -> pointers().find().first().getInteger("generation") == number
                        && inUse().equals("badges." + number));
    }

    private String inUse() {
        return sample.context.getBean(Generations.class).collection("badges");
    }

    private void issue(int many) {
        for (int i = 0; i < many; i++) {
            issue();
        }
    }

    private String issue() {
        return issue("label");
    }

    private String issue(String label) {
        var answer = sample.post("/api/v1/badges", officer, "{\"label\":\"%s\"}".formatted(label));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private void assertShows(RunningSample process, String path) {
        try {
            assertThat(process.context.getBean(Projections.class).await(PATIENCE))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(process.get(path, officer).statusCode()).isEqualTo(200);
    }

    private int count(RunningSample process) {
        return JsonPath.read(process.get("/api/v1/badges", officer).body(), "$.paging.totalResults");
    }

    private static String health(RunningSample process) {
        return process.context
                .getBean("projectionsHealthIndicator", HealthIndicator.class)
                .health()
                .getStatus()
                .getCode();
    }

    private static BadgeList list(RunningSample process) {
        return process.context.getBean(BadgeList.class);
    }

    private List<Document> contents(String collection) {
        return badges(collection).find().sort(new Document("_id", 1)).into(new ArrayList<>());
    }

    private List<String> labels(String collection) {
        return contents(collection).stream()
                .map(each -> each.getString("label"))
                .toList();
    }

    private List<String> parked() {
        return database()
                .getCollection("dead-letters")
                .distinct("processingGroup", String.class)
                .into(new ArrayList<>());
    }

    private Set<Document> indexes(String collection) {
        return badges(collection)
                .listIndexes()
                .map(index -> index.get("key", Document.class))
                .into(new HashSet<>());
    }

    private List<String> positionsOf() {
        return database()
                .getCollection("tokens")
                .distinct("processorName", String.class)
                .into(new ArrayList<>())
                .stream()
                .filter(name -> name.startsWith(PROJECTION))
                .toList();
    }

    private MongoCollection<Document> pointers() {
        return database().getCollection("projections");
    }

    private MongoCollection<Document> badges(String collection) {
        return database().getCollection(collection);
    }

    private MongoDatabase database() {
        return sample.context.getBean(MongoDatabase.class);
    }
}
