package waymark.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import waymark.embedded.EmbeddedMongo;
import waymark.sample.CuttableWire;
import waymark.sample.RunningSample;

/** What is said of a change when the store fails it: that nothing was changed, only where that is certain. */
class OutagesTest {

    private static EmbeddedMongo mongo;
    private static CuttableWire wire;
    private static RunningSample sample;
    private static String officer;

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.inMemory();
        wire = new CuttableWire(mongo.port());
        sample = new RunningSample(Map.of(
                "waymark.mongo.uri",
                wire.connectionString(),
                // Where the store was away when the first ended too, a repeat is told to wait for so long.
                "waymark.requests.in-flight",
                "PT2S"));
        officer = sample.issuer.token("874", "inclusion-officer");
    }

    @AfterAll
    static void stop() {
        sample.close();
        wire.close();
        mongo.close();
    }

    @AfterEach
    void mend() {
        wire.mend();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(sample.get("/api/v1/badges", officer).statusCode())
                                .isEqualTo(200));
    }

    @Test
    void a_request_that_never_reached_the_store_changed_nothing_and_is_told_so() {
        var path = location(create(UUID.randomUUID().toString(), "blue"));
        wire.cut();

        assertAway(create(UUID.randomUUID().toString(), "blue"), "This request changed nothing");
        assertAway(change(path), "This request changed nothing");
    }

    @Test
    void reading_is_only_told_to_come_again() {
        wire.cut();

        var answer = sample.get("/api/v1/badges", officer);
        assertAway(answer, "In a few seconds send it again.");
        assertThat(detail(answer)).doesNotContain("changed", "recorded");
    }

    @Test
    void a_change_whose_answer_was_lost_is_not_said_to_be_undone_and_sent_again_it_is_recorded_once() {
        var key = UUID.randomUUID().toString();
        wire.loseAnswersAbout("events");

        var lost = create(key, "violet");
        assertAway(lost, "Whether the change was recorded is not known");
        assertThat(detail(lost)).contains("same Idempotency-Key").doesNotContain("changed nothing");

        wire.mend();
        await().untilAsserted(
                        () -> assertThat(create(key, "violet").statusCode()).isEqualTo(201));
        await().untilAsserted(() -> assertThat(
                        sample.get("/api/v1/badges?pageSize=100", officer).body())
                .containsOnlyOnce("violet"));
    }

    private static void assertAway(HttpResponse<String> answer, String sentence) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("web/store-unavailable");
        assertThat(detail(answer)).contains(sentence);
    }

    private static String detail(HttpResponse<String> answer) {
        return JsonPath.read(answer.body(), "$.detail");
    }

    private static HttpResponse<String> create(String key, String label) {
        return sample.send(json("/api/v1/badges")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{\"label\":\"%s\"}".formatted(label))));
    }

    private static HttpResponse<String> change(String path) {
        return sample.send(json(path).header("If-Match", "\"0\"").PUT(BodyPublishers.ofString("{\"label\":\"red\"}")));
    }

    private static HttpRequest.Builder json(String path) {
        return sample.request(path, officer).header("Content-Type", "application/json");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
