package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/**
 * Faults, row "Bad deploy of a projection": a generation that does not take all of history is not used, and what a
 * release that is taken back has made is undone.
 */
class RebuildRefusedTest extends Redeployed {

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
        assertThat(troubles())
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
    void what_the_store_refuses_to_write_ends_it_and_what_there_is_of_it_is_dropped_at_once() {
        startAnew("waymark.projections.grace", "10m");
        issue(3);
        held(sample);
        deployAnotherRevision(sample);
        await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
        badges("badges.2").createIndex(new Document("la", 1), new IndexOptions().unique(true));
        goOn.countDown();

        assertGivenUp("DuplicateKeyException");
    }

    @Test
    void so_does_what_keeps_it_from_being_begun() {
        startAnew("waymark.projections.grace", "10m");
        issue(3);
        var byAuthority = new Document("la", 1);
        badges("badges").createIndex(byAuthority);
        badges("badges.2").createIndex(byAuthority, new IndexOptions().unique(true));
        deployAnotherRevision(sample);

        await().atMost(PATIENCE).until(() -> health(sample).equals("REBUILD_FAILED"));
        await().atMost(PATIENCE).until(() -> stored().building() == 0);
        assertThat(stored().attempt()).isEqualTo(2);
        assertThat(troubles()).contains("it could not be started: MongoCommandException");
        assertThat(database().listCollectionNames()).doesNotContain("badges.2");
        await().atMost(PATIENCE)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith(PROJECTION + ".2-")));
    }

    @Test
    void so_does_a_full_disk() {
        startAnew("waymark.projections.grace", "10m");
        issue(3);
        list(sample).before = label -> {
            if (isForAnotherThan(1)) {
                throw new MongoException(14031, "the disk is full");
            }
        };
        deployAnotherRevision(sample);

        assertGivenUp("the store's disk is full");
    }

    private void assertGivenUp(String reason) {
        await().atMost(PATIENCE).until(() -> health(sample).equals("REBUILD_FAILED"));
        await().atMost(PATIENCE).until(() -> stored().building() == 0);
        assertThat(database().listCollectionNames()).contains("badges").doesNotContain("badges.2");
        assertThat(positionsOf()).containsOnly(PROJECTION);
        assertThat(troubles()).contains(reason, "BadgeIssued").doesNotContain("label");
        assertThat(count(sample)).isEqualTo(3);
    }

    private String troubles() {
        return sample.context.getBean(KeptProjections.class).troubles().get(PROJECTION);
    }

    @Test
    void a_store_that_is_away_for_a_while_ends_nothing() {
        issue(3);
        var tries = new AtomicInteger();
        list(sample).before = label -> {
            if (isForAnotherThan(1) && tries.incrementAndGet() <= 2) {
                throw new MongoTimeoutException("away");
            }
        };
        deployAnotherRevision(sample);

        awaitGeneration(2);
        assertThat(tries).hasValueGreaterThan(2);
        assertThat(count(sample)).isEqualTo(3);
    }
}
