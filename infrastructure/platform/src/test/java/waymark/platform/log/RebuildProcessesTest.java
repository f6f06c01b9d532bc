package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import waymark.sample.RunningSample;

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

    @Test
    void where_the_process_that_builds_ends_in_order_another_begins_without_waiting_for_its_claims() {
        startAnew("waymark.log.claim", "10m");
        issue(3);
        var other = anotherProcess();
        try (other) {
            held(sample);
            deployAnotherRevision(sample);
            await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
            held(other);
            restart(other);
            await().atMost(PATIENCE).until(() -> stored().attempt() == 3);
            await().atMost(PATIENCE).until(() -> !positionsOf().contains(PROJECTION + ".2"));
        }
        list(sample).before = label -> {};
        goOn.countDown();

        awaitGeneration(4);
        assertThat(count(sample)).isEqualTo(3);
    }

    @Test
    void where_it_is_not_heard_of_any_more_another_begins_as_soon_as_its_claims_would_end() {
        startAnew("waymark.log.claim", "2s");
        issue(3);
        held(sample);
        deployAnotherRevision(sample);
        await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
        // As if another process had begun a later one and was killed at once.
        pointers().updateOne(new Document(), new Document("$inc", new Document("attempt", 1)));
        await().atMost(PATIENCE).until(() -> stored().attempt() == 4);
        goOn.countDown();

        awaitGeneration(4);
        assertThat(count(sample)).isEqualTo(3);
        assertThat(health(sample)).isEqualTo("UP");
    }

    @Test
    void a_process_that_left_the_building_to_another_ends_nothing_that_a_later_release_begins() {
        startAnew("waymark.log.claim", "10m");
        issue(3);
        held(sample);
        deployAnotherRevision(sample);
        await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
        try (var second = anotherProcess()) {
            held(second);
            await().atMost(PATIENCE).until(() -> stored().attempt() == 3);
            step(sample);
            try (var later = release(2)) {
                held(later);
                await().atMost(PATIENCE).until(() -> stored().building() == 2);
                step(sample);
                assertThat(stored()).matches(pointer -> pointer.attempt() == 4 && pointer.building() == 2);
                goOn.countDown();
                awaitGeneration(4);
                assertThat(health(later)).isEqualTo("UP");
                assertThat(stored().revision()).isEqualTo(2);
            }
        }
    }

    private static void step(RunningSample process) {
        process.context.getBean(KeptProjections.class).proceed();
    }

    @Test
    void a_process_whose_generation_a_release_ended_that_wants_none_begins_no_other() {
        issue(3);
        held(sample);
        deployAnotherRevision(sample);
        await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
        pointers().updateOne(new Document(), new Document("$set", new Document("building", 0)));

        await().atMost(PATIENCE).until(() -> health(sample).equals("REBUILD_FAILED"));
        goOn.countDown();
        await().atMost(PATIENCE).until(() -> positionsOf().equals(List.of(PROJECTION)));
        assertThat(stored().attempt()).isEqualTo(2);
    }

    @Test
    void a_process_follows_to_what_another_release_built_and_builds_nothing_itself() {
        startAnew("waymark.log.claim", "10m");
        issue(3);
        held(sample);
        deployAnotherRevision(sample);
        await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
        badges("badges.3").insertOne(new Document("_id", "by another release"));
        pointers()
                .updateOne(
                        new Document(),
                        new Document(
                                "$set",
                                new Document("attempt", 3)
                                        .append("generation", 3)
                                        .append("building", 0)
                                        .append("touchedBy", 0)
                                        .append("revision", 9)));

        await().atMost(PATIENCE).until(() -> inUse().equals("badges.3"));
        goOn.countDown();
        await().atMost(PATIENCE).until(() -> positionsOf().isEmpty());
        assertThat(stored().attempt()).isEqualTo(3);
        assertThat(projection(sample).isRunning()).isFalse();
        assertThat(health(sample)).isEqualTo("UP");
    }
}
