package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * Faults, row "Bad deploy of a projection": of several processes one builds, and where it ends before it is done,
 * another one begins again.
 */
class RebuildProcessesTest extends Redeployed {

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
}
