package waymark.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import waymark.embedded.EmbeddedMongo;
import waymark.sample.CuttableWire;
import waymark.sample.RunningSample;

/** A service that is there before its store. */
@ExtendWith(OutputCaptureExtension.class)
class LateStoreTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void it_waits_says_so_once_and_starts_when_the_store_does(CapturedOutput output) throws Exception {
        try (var store = EmbeddedMongo.inMemory();
                var wire = new CuttableWire(store.port());
                var starter = Executors.newVirtualThreadPerTaskExecutor()) {
            wire.cut();
            var started = starter.submit(() -> new RunningSample(Map.of("waymark.mongo.uri", wire.connectionString())));
            await().atMost(PATIENCE).until(() -> output.getAll().contains("does not answer yet"));
            int refused = wire.refused();
            await().atMost(PATIENCE).until(() -> wire.refused() > refused + 2);
            assertThat(started.isDone()).isFalse();

            wire.mend();
            try (var sample = started.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                var officer = sample.issuer.token("874", "inclusion-officer");
                assertThat(sample.post("/api/v1/badges", officer, "{\"label\":\"blue\"}")
                                .statusCode())
                        .isEqualTo(201);
            }
            assertThat(output.getAll())
                    .containsOnlyOnce("does not answer yet: this service starts when it does, or ends after 240 s")
                    .containsOnlyOnce("The store answers");
        }
    }

    @Test
    void it_does_not_wait_for_ever_and_ends_with_one_sentence_without_the_password() {
        try (var store = EmbeddedMongo.inMemory();
                var wire = new CuttableWire(store.port())) {
            wire.cut();
            var where = wire.connectionString().replace("mongodb://", "");
            var settings = Map.<String, Object>of(
                    "waymark.mongo.uri", "mongodb://someone:canary@" + where, "waymark.mongo.patience", "1s");
            assertThatThrownBy(() -> new RunningSample(settings))
                    .rootCause()
                    .hasMessage("The store at " + where
                            + " has not answered for 1 s; start it, or set waymark.mongo.uri" + " to where it is.");
        }
    }
}
