package waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.config.EventProcessingConfiguration;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import waymark.platform.log.Projections;

/**
 * Faults, row "Bad deploy of a projection": all read models of the service are built anew while requests go on. Nobody
 * misses a child, and what is read in the end is a fold of the log from zero.
 */
class RebuildSliceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static RunningJourneys journeys;
    private static String officer;

    private final AtomicInteger children = new AtomicInteger();

    @BeforeAll
    static void start() {
        journeys = new RunningJourneys(Map.of("waymark.kafka.enabled", false, "waymark.projections.grace", "1s"));
        officer = journeys.officer("874");
        journeys.openSetting("874", "S1");
    }

    @AfterAll
    static void stop() {
        journeys.close();
    }

    @Test
    void nobody_misses_a_child_while_every_read_model_is_built_anew() {
        for (int i = 0; i < 10; i++) {
            story();
        }
        var indexes = indexes(1);
        var over = new AtomicBoolean();
        var writer = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                story();
            }
        });
        var reader = CompletableFuture.runAsync(() -> {
            for (int before = 0; !over.get(); ) {
                int now = counted();
                assertThat(now).isGreaterThanOrEqualTo(before);
                before = now;
            }
        });
        deployOtherRevisions(2);
        over.set(true);
        writer.join();
        reader.join();
        awaitShown();
        var underWay = contents(2);
        assertThat(underWay.get("children")).hasSize(children.get()).hasSizeGreaterThan(10);
        assertThat(indexes(2)).isEqualTo(indexes);

        deployOtherRevisions(3);
        assertThat(contents(3)).isEqualTo(underWay);
        assertThat(indexes(3)).isEqualTo(indexes);
        assertThat(counted()).isEqualTo(children.get());
        await().atMost(PATIENCE).untilAsserted(() -> {
            var left = database().listCollectionNames().into(new HashSet<>());
            collections().forEach(name -> assertThat(left).contains(name + ".3").doesNotContain(name, name + ".2"));
        });
    }

    /** A child with something in every read model, and found at once. */
    private void story() {
        var child = StoredReadModels.child(
                children.getAndIncrement(), journeys.settingId("874", "S1"), RebuildSliceTest::created);
        assertThat(journeys.get(child, officer).statusCode()).isEqualTo(200);
    }

    private static String created(String path, String body) {
        awaitShown();
        var answer = journeys.post(path, officer, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static int counted() {
        return JsonPath.read(journeys.get("/api/v1/children", officer).body(), "$.paging.totalResults");
    }

    private static void awaitShown() {
        try {
            assertThat(journeys.context.getBean(Projections.class).await(PATIENCE))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As far as the store tells, what is in use was built by other revisions than this release has. */
    private static void deployOtherRevisions(int generation) {
        var pointers = database().getCollection("projections");
        pointers.updateMany(new Document(), new Document("$inc", new Document("revision", -1)));
        var processors =
                journeys.context.getBean(EventProcessingConfiguration.class).eventProcessors();
        for (var projection : pointers.distinct("_id", String.class)) {
            processors.get(projection).shutDown();
            processors.get(projection).start();
        }
        await().atMost(PATIENCE)
                .until(() ->
                        pointers.countDocuments(new Document("generation", generation)) == pointers.countDocuments());
    }

    private static Map<String, List<String>> contents(int generation) {
        var all = new TreeMap<String, List<String>>();
        for (var name : collections()) {
            all.put(name, StoredReadModels.text(database().getCollection(named(name, generation))));
        }
        return all;
    }

    private static Map<String, Set<String>> indexes(int generation) {
        var all = new TreeMap<String, Set<String>>();
        for (var name : collections()) {
            all.put(
                    name,
                    database()
                            .getCollection(named(name, generation))
                            .listIndexes()
                            .map(index -> index.getString("name") + index.get("key"))
                            .into(new HashSet<>()));
        }
        return all;
    }

    private static String named(String collection, int generation) {
        return generation == 1 ? collection : collection + "." + generation;
    }

    private static List<String> collections() {
        return List.of("children", "deadlines", "ehc-cases", "known-identities", "support-cycles", "timeline");
    }

    private static MongoDatabase database() {
        return journeys.context.getBean(MongoDatabase.class);
    }
}
