package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import waymark.platform.security.Role;
import waymark.sample.RunningSample;
import waymark.sample.badge.BadgeList;

/** The sample service, as if releases with other revisions of its projector were deployed. */
abstract class Redeployed extends StoredBadges {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path keys;

    RunningSample sample;
    String officer;
    final Map<String, Object> settings = new HashMap<>(Map.of("waymark.projections.grace", "1s"));
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);

    @BeforeEach
    void start() {
        settings.put("waymark.keys.directory", keys.resolve("k").toString());
        sample = new RunningSample(settings);
        officer = sample.issuer.token("874", Role.INCLUSION_OFFICER);
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        sample.close();
    }

    /** With another setting, and nothing in the store. */
    void startAnew(String setting, String value) {
        sample.close();
        settings.put(setting, value);
        start();
    }

    RunningSample anotherProcess() {
        return anotherProcess(Map.of());
    }

    /** With another setting in the same store: of another release, for instance. */
    RunningSample anotherProcess(Map<String, Object> more) {
        var all = new HashMap<>(settings);
        all.putAll(more);
        all.putIfAbsent("waymark.mongo.uri", sample.mongo.connectionString());
        all.put("waymark.issuer", sample.issuer.uri());
        return new RunningSample(all);
    }

    /** Only what is being built stands still. */
    void held(RunningSample process) {
        list(process).before = label -> {
            if (isForAnotherThan(1)) {
                hold();
            }
        };
    }

    void hold() {
        begun.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    RunningSample release(int revision) {
        return anotherProcess(Map.of("waymark.projections.revision.badges", revision));
    }

    static boolean isForAnotherThan(int number) {
        var own = Generation.ofBatch();
        return own != null && own.number() != number;
    }

    /** As far as the store tells, what is in use was built by another revision than this process is of. */
    void deployAnotherRevision(RunningSample process) {
        deployAnotherRevision(process, () -> {});
    }

    void deployAnotherRevision(RunningSample process, Runnable meanwhile) {
        pointers().updateOne(new Document(), new Document("$inc", new Document("revision", -1)));
        restart(process, meanwhile);
    }

    /** As far as the store tells, this process is again of the revision that built what is in use. */
    void takeBack(RunningSample process) {
        pointers().updateOne(new Document(), new Document("$inc", new Document("revision", 1)));
        restart(process);
    }

    static void restart(RunningSample process) {
        restart(process, () -> {});
    }

    static void restart(RunningSample process, Runnable meanwhile) {
        var projection = projection(process);
        projection.shutDown();
        meanwhile.run();
        projection.start();
    }

    static StreamingEventProcessor projection(RunningSample process) {
        return process.context
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor(PROJECTION, StreamingEventProcessor.class)
                .orElseThrow();
    }

    void awaitGeneration(int number) {
        await().atMost(PATIENCE)
                .until(() -> pointers().find().first().getInteger("generation") == number
                        && inUse().equals("badges." + number));
    }

    String inUse() {
        return sample.context.getBean(Generations.class).collection("badges");
    }

    void issue(int many) {
        for (int i = 0; i < many; i++) {
            issue();
        }
    }

    String issue() {
        return issue("label");
    }

    String issue(String label) {
        var answer = sample.post("/api/v1/badges", officer, "{\"label\":\"%s\"}".formatted(label));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    void assertShows(RunningSample process, String path) {
        try {
            assertThat(process.context.getBean(Projections.class).await(PATIENCE))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(process.get(path, officer).statusCode()).isEqualTo(200);
    }

    int count(RunningSample process) {
        return JsonPath.read(process.get("/api/v1/badges", officer).body(), "$.paging.totalResults");
    }

    static String health(RunningSample process) {
        return process.context
                .getBean("projectionsHealthIndicator", HealthIndicator.class)
                .health()
                .getStatus()
                .getCode();
    }

    static BadgeList list(RunningSample process) {
        return process.context.getBean(BadgeList.class);
    }

    @Override
    MongoDatabase database() {
        return sample.context.getBean(MongoDatabase.class);
    }
}
