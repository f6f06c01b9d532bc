package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import waymark.platform.security.Role;
import waymark.sample.RunningSample;
import waymark.sample.badge.BadgeList;

/**
 * Faults, row "Slow handler": a batch that takes longer than every time-out, as one of 90 s does in a replay, is neither
 * interrupted nor begun anew by another process, and so comes to its end. Here the time-outs are two seconds and less.
 */
class SlowHandlerTest {

    private static final Duration CLAIM = Duration.ofSeconds(2);
    private static final String PROJECTION = "projection.badges";

    @Test
    void a_batch_that_outlasts_every_timeout_is_done_once() throws InterruptedException {
        try (var sample = new RunningSample(Map.of(
                "waymark.log.claim", CLAIM.toSeconds() + "s",
                // What a service would have if the framework's time-outs were ever let in.
                "axon.timeout.handler.events.timeout-ms", 500,
                "axon.timeout.transaction.event-processors.timeout-ms", 500))) {
            var done = new CopyOnWriteArrayList<String>();
            var slow = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            sample.context.getBean(BadgeList.class).before = label -> {
                done.add(label);
                if (label.equals("slow")) {
                    slow.countDown();
                    uninterrupted(goOn);
                }
            };
            issue(sample, "slow");
            slow.await();
            issue(sample, "next");
            var other = Tokens.of(
                    sample.context.getBean(MongoDatabase.class),
                    sample.context.getBean("serializer", Serializer.class),
                    "another process",
                    CLAIM);
            await().during(CLAIM.multipliedBy(2))
                    .atMost(CLAIM.multipliedBy(3))
                    .untilAsserted(() -> assertThat(Arrays.stream(other.fetchSegments(PROJECTION))
                                    .boxed())
                            .allSatisfy(segment -> assertThatThrownBy(() -> other.fetchToken(PROJECTION, segment))
                                    .isInstanceOf(UnableToClaimTokenException.class)));
            goOn.countDown();
            await().untilAsserted(() -> assertThat(done).containsExactlyInAnyOrderElementsOf(List.of("slow", "next")));
            assertThat(sample.context
                            .getBean(MongoDatabase.class)
                            .getCollection("badges")
                            .countDocuments())
                    .isEqualTo(2);
        }
    }

    private static void issue(RunningSample sample, String label) {
        var token = sample.issuer.token("874", Role.INCLUSION_OFFICER);
        assertThat(sample.post("/api/v1/badges", token, "{\"label\":\"%s\"}".formatted(label))
                        .statusCode())
                .isEqualTo(201);
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted in the middle of a batch", e);
        }
    }
}
