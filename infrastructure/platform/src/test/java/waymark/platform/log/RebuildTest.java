package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * Faults, row "Bad deploy of a projection": what a new revision of a projector builds is beside what is in use until it
 * shows everything, and never in use where it does not.
 */
class RebuildTest extends Redeployed {

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
}
