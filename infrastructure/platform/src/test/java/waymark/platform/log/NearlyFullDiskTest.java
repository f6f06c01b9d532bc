package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import waymark.embedded.EmbeddedMongo;

/** The store keeps its last room for what people do, and for what frees some. */
@ExtendWith(OutputCaptureExtension.class)
class NearlyFullDiskTest extends Redeployed {

    /** Nothing new is taken in any more, but what is there may be changed. */
    private static final long FOR_CHANGES = 48L << 20;

    /** No longer even that. */
    private static final long FOR_REMOVAL = 24L << 20;

    private final AtomicLong usable = new AtomicLong(Long.MAX_VALUE);
    private final EmbeddedMongo store = EmbeddedMongo.inMemory(usable::get);

    NearlyFullDiskTest() {
        settings.put("waymark.mongo.uri", store.connectionString());
        // What goes was given up: it was not merely idle.
        settings.put("waymark.projections.grace", "10m");
    }

    @AfterEach
    @Override
    void stop() {
        super.stop();
        store.close();
    }

    @Test
    void a_service_starts_again_although_nothing_new_is_taken_in() {
        issue(2);
        sample.close();
        usable.set(FOR_CHANGES);
        start();

        assertThat(count(sample)).isEqualTo(2);
        assertThat(sample.post("/api/v1/badges", officer, "{\"label\":\"label\"}")
                        .statusCode())
                .isEqualTo(507);
    }

    @Test
    void what_is_kept_for_people_is_not_taken_for_a_second_copy_of_everything() {
        issue(3);
        usable.set(FOR_CHANGES);
        deployAnotherRevision(sample);

        assertGivenUp();
        assertThat(stored().attempt()).isEqualTo(1);
        usable.set(Long.MAX_VALUE);
        restart(sample);
        awaitGeneration(2);
        assertThat(count(sample)).isEqualTo(3);
    }

    @Test
    void nor_for_the_rest_of_one_that_was_begun_with_more_room() {
        issue(3);
        list(sample).before = label -> {
            if (isForAnotherThan(1)) {
                usable.set(FOR_CHANGES);
                throw new MongoTimeoutException("away");
            }
        };
        deployAnotherRevision(sample);

        assertGivenUp();
    }

    @Test
    void what_cannot_be_finished_is_dropped_and_its_trouble_told_once_although_not_even_a_change_is_taken(
            CapturedOutput output) {
        issue(3);
        held(sample);
        deployAnotherRevision(sample);
        await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
        badges("badges.2").insertOne(new Document("_id", "some of it"));
        usable.set(FOR_REMOVAL);
        goOn.countDown();

        assertGivenUp();
        await().atMost(PATIENCE).until(() -> told(output).size() == 1);
        var projections = sample.context.getBean(KeptProjections.class);
        projections.proceed();
        projections.proceed();
        assertThat(told(output)).singleElement().asString().contains("the store's disk is full");
        assertThat(count(sample)).isEqualTo(3);
        usable.set(FOR_CHANGES);
        await().atMost(PATIENCE).until(() -> stored().building() == 0);
    }

    private void assertGivenUp() {
        await().atMost(PATIENCE).until(() -> health(sample).equals("REBUILD_FAILED"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(database().listCollectionNames()).doesNotContain("badges.2"));
        await().atMost(PATIENCE).until(() -> positionsOf().equals(List.of(PROJECTION)));
        assertThat(sample.context.getBean(KeptProjections.class).troubles().get(PROJECTION))
                .contains("the store's disk is full");
        assertThat(inUse()).isEqualTo("badges");
    }

    private static List<String> told(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("could not be looked after"))
                .toList();
    }
}
