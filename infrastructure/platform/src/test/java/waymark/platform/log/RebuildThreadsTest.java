package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** A generation that is built takes no thread from those in use, and its projector holds up no end of a process. */
class RebuildThreadsTest extends Redeployed {

    @Test
    void what_is_built_uses_no_thread_of_what_is_in_use_and_leaves_none_behind() {
        var ofThoseInUse = ConcurrentHashMap.<Thread>newKeySet();
        var ofThoseBuilt = ConcurrentHashMap.<Thread>newKeySet();
        list(sample).before = label -> (isForAnotherThan(1) ? ofThoseBuilt : ofThoseInUse).add(Thread.currentThread());
        issue(20);
        assertShows(sample, issue());
        deployAnotherRevision(sample);
        awaitGeneration(2);
        assertShows(sample, issue());

        assertThat(ofThoseBuilt).isNotEmpty().doesNotContainAnyElementsOf(ofThoseInUse);
        awaitOnlyThreadsOf(2);
        deployAnotherRevision(sample);
        awaitGeneration(3);
        awaitOnlyThreadsOf(3);
        sample.context.close();
        await().atMost(PATIENCE).until(() -> running().isEmpty());
    }

    @Test
    void a_projector_that_comes_to_no_end_holds_up_no_end_of_the_process() {
        issue(3);
        held(sample);
        deployAnotherRevision(sample);
        await().atMost(PATIENCE).until(() -> begun.getCount() == 0);

        assertEnds();
    }

    @Test
    void a_switch_comes_once_what_was_to_be_held_still_stands() {
        aSwitchWaitsForASlowProjector();
        assertThat(inUse()).isEqualTo("badges");
        var nextStep = CompletableFuture.runAsync(((Projection) projection(sample))::proceed);
        await().atMost(PATIENCE).until(nextStep::isDone);

        goOn.countDown();
        awaitGeneration(2);
        assertThat(count(sample)).isEqualTo(4);
    }

    @Test
    void nor_is_its_end_held_up_by_what_is_to_be_held_still_for_a_switch() {
        aSwitchWaitsForASlowProjector();

        assertEnds();
    }

    private void aSwitchWaitsForASlowProjector() {
        issue(3);
        list(sample).before = label -> {
            if (label.equals("slow") && !isForAnotherThan(1)) {
                hold();
            }
        };
        deployAnotherRevision(sample, () -> issue("slow"));
        await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
        await().atMost(PATIENCE).until(() -> !projection(sample).isRunning());
    }

    private void assertEnds() {
        var end = CompletableFuture.runAsync(sample.context::close);
        await().atMost(PATIENCE).until(end::isDone);
        assertThat(goOn.getCount()).isEqualTo(1);
    }

    private static void awaitOnlyThreadsOf(int generation) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(running())
                        .isNotEmpty()
                        .allMatch(name -> name.startsWith(PROJECTION + "." + generation + "-")));
    }

    private static List<String> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(PROJECTION))
                .toList();
    }
}
