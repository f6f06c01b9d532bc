package waymark.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LanesTest {

    @Test
    void what_has_the_same_key_is_done_in_order() throws InterruptedException {
        Map<String, List<Integer>> done = new ConcurrentHashMap<>();
        var lanes = new Lanes(8);
        for (int n = 0; n < 5000; n++) {
            int number = n;
            var key = "key-" + n % 50;
            lanes.add(
                    key,
                    () -> done.computeIfAbsent(key, fresh -> new ArrayList<>()).add(number));
        }
        lanes.end();

        assertThat(done).hasSize(50);
        done.values().forEach(numbers -> assertThat(numbers).hasSize(100).isSorted());
    }

    @Test
    void different_keys_are_worked_on_at_the_same_time() throws InterruptedException {
        var both = new CountDownLatch(2);
        var met = new ArrayList<Boolean>();
        var lanes = new Lanes(2);
        for (var key : List.of("a", "b")) {
            lanes.add(key, () -> {
                both.countDown();
                try {
                    boolean together = both.await(10, TimeUnit.SECONDS);
                    synchronized (met) {
                        met.add(together);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        lanes.end();

        assertThat(met).containsExactly(true, true);
    }

    @Test
    void a_failure_ends_everything_and_is_told() {
        var lanes = new Lanes(4);

        assertThatThrownBy(() -> {
                    for (int n = 0; n < 10_000; n++) {
                        int number = n;
                        lanes.add("key-" + n, () -> {
                            if (number == 100) {
                                throw new IllegalStateException("the store is away");
                            }
                        });
                    }
                    lanes.end();
                })
                .hasMessage("the store is away");
        assertThatThrownBy(lanes::end).hasMessage("the store is away");
    }

    @Test
    void a_key_is_known_again_among_very_many() {
        var keys = new KeySet();
        var some = IntStream.range(0, 20_000)
                .mapToObj(n -> UUID.randomUUID().toString())
                .toList();

        assertThat(some).allMatch(keys::add);
        assertThat(some).noneMatch(keys::add);
    }
}
