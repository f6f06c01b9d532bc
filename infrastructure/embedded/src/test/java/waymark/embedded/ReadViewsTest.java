package waymark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;

class ReadViewsTest {

    @Test
    void whoever_began_to_read_is_waited_for_and_nobody_begins_after() throws Exception {
        try (var store = new MVStore.Builder().open()) {
            var views = new ReadViews(store);
            var began = new CountDownLatch(1);
            var mayEnd = new CountDownLatch(1);
            var reader = CompletableFuture.supplyAsync(() -> views.read(() -> {
                began.countDown();
                await(mayEnd);
                return "read";
            }));
            began.await();
            var finishing = CompletableFuture.runAsync(views::finish);
            mayEnd.countDown();

            finishing.join();
            assertThat(reader.join()).isEqualTo("read");
            assertThatThrownBy(() -> views.read(() -> "late"))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("The embedded store is closing.");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
