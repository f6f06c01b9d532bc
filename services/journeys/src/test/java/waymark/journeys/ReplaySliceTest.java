package waymark.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import waymark.platform.log.Projections;

/**
 * Faults, row "Replay from zero": every read model, thrown away and read from the log again, is to the byte what it was,
 * also where requests go on meanwhile. Ciphertexts alone differ: each is sealed anew.
 */
class ReplaySliceTest {

    private static final String POSITIONS = "tokens";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STRAY = "of no event";

    private static RunningJourneys journeys;
    private static String officer;

    private int children;

    @BeforeAll
    static void start() {
        journeys = new RunningJourneys();
        officer = journeys.officer("874");
        journeys.openSetting("874", "S1");
    }

    @AfterAll
    static void stop() {
        journeys.close();
    }

    @Test
    void what_is_rebuilt_is_what_was_there_also_while_requests_go_on() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            stories();
        }
        var before = dump();
        assertThat(before.get("children")).hasSize(children);
        database().getCollection("children").insertOne(new Document("_id", STRAY));
        rebuild();
        assertThat(dump()).isEqualTo(before);

        var rebuilt = new AtomicBoolean();
        var traffic = CompletableFuture.runAsync(() -> {
            while (!rebuilt.get()) {
                stories();
            }
        });
        rebuild();
        rebuild();
        rebuilt.set(true);
        traffic.join();
        var rebuiltUnderWay = dump();
        assertThat(rebuiltUnderWay.get("children")).hasSize(children).hasSizeGreaterThan(5);
        rebuild();
        assertThat(dump()).isEqualTo(rebuiltUnderWay);
    }

    private void stories() {
        StoredReadModels.child(children++, journeys.settingId("874", "S1"), ReplaySliceTest::created);
    }

    /** While its read model is rebuilt, a child is not found for a moment. */
    private static String created(String path, String body) {
        var answer = await().atMost(PATIENCE)
                .until(() -> journeys.post(path, officer, body), each -> each.statusCode() != 404);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static void rebuild() {
        projections().forEach(projection -> {
            projection.shutDown();
            projection.resetTokens();
            projection.start();
        });
    }

    private static Stream<StreamingEventProcessor> projections() {
        return journeys.context.getBean(EventProcessingConfiguration.class).eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .filter(StreamingEventProcessor::supportsReset)
                .filter(processor -> processor.getName().startsWith("projection."));
    }

    /** The whole store as canonical text, but for the projections' own positions. */
    private static Map<String, List<String>> dump() throws InterruptedException {
        assertThat(journeys.context.getBean(Projections.class).await(PATIENCE)).isTrue();
        var all = new TreeMap<String, List<String>>();
        database().listCollectionNames().forEach(name -> {
            if (!name.equals(POSITIONS)) {
                all.put(name, StoredReadModels.text(database().getCollection(name)));
            }
        });
        return all;
    }

    private static MongoDatabase database() {
        return journeys.context.getBean(MongoDatabase.class);
    }
}
