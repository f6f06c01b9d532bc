package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import waymark.sample.RunningSample;

/**
 * Faults, row "Bad deploy of a projection": a process of the earlier release runs on while a later one is installed
 * beside it and taken back.
 */
class ReleaseTakenBackTest extends Redeployed {

    ReleaseTakenBackTest() {
        settings.put("waymark.log.claim", "4s");
    }

    @BeforeEach
    void issueSome() {
        issue(3);
    }

    @Test
    void while_the_later_one_runs_the_earlier_one_waits_for_what_that_has_applied() {
        try (var later = release(2)) {
            awaitFollowing();
            assertShows(sample, issue());
            assertThat(count(sample)).isEqualTo(4);
            assertThat(health(sample)).isEqualTo("UP");
            assertThat(health(later)).isEqualTo("UP");
            assertThat(stored().touchedBy()).isZero();
        }
    }

    @Test
    void once_it_ended_the_earlier_one_says_that_nobody_applies_events_and_builds_its_own_again() throws Exception {
        ends((later, projections) -> {
            later.close();
            issue(5);
            assertAwaits(projections, false);
            await().atMost(PATIENCE).until(() -> !health(sample).equals("UP"));
        });
    }

    @Test
    void where_it_was_building_its_next_one_too() throws Exception {
        ends((later, projections) -> {
            later.close();
            issue(5);
            // As if it had been killed meanwhile.
            pointers()
                    .updateOne(new Document(), new Document("$set", new Document("attempt", 3).append("building", 2)));
        });
    }

    private void ends(BiConsumer<RunningSample, Projections> ending) throws InterruptedException {
        var projections = sample.context.getBean(Projections.class);
        try (var later = release(2)) {
            awaitFollowing();
            issue();
            ending.accept(later, projections);
        }
        await().atMost(PATIENCE).until(() -> stored().revision() == 1);
        await().atMost(PATIENCE).until(() -> health(sample).equals("UP"));
        assertThat(projections.await(PATIENCE)).isTrue();
        assertThat(count(sample)).isEqualTo(9);
        assertThat(stored()).matches(pointer -> pointer.isWhollyOf(1) && pointer.building() == 0);
    }

    private void awaitFollowing() {
        awaitGeneration(2);
        await().atMost(PATIENCE).until(() -> !projection(sample).isRunning());
    }

    private static void assertAwaits(Projections projections, boolean shown) {
        try {
            assertThat(projections.await(Duration.ofMillis(1))).isEqualTo(shown);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
