package waymark.platform.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.MongoDatabase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import waymark.embedded.EmbeddedKafka;
import waymark.platform.security.Role;
import waymark.sample.Publishing;
import waymark.sample.RunningSample;
import waymark.sample.badge.SettingsListener;

/** What could not be applied waits, with its subject's later events, until two operators have it tried again in order. */
class RetryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static EmbeddedKafka kafka;
    private static RunningSample sample;
    private static Publishing out;
    private static SettingsListener listener;

    private final String setting = "s-" + UUID.randomUUID();

    @BeforeAll
    static void start(@TempDir Path directory) {
        kafka = EmbeddedKafka.onFreePort(directory.resolve("kafka"));
        sample = new RunningSample(
                Map.of("waymark.kafka.enabled", true, "waymark.kafka.bootstrap-servers", kafka.bootstrapServers()));
        out = new Publishing(kafka.bootstrapServers());
        listener = sample.context.getBean(SettingsListener.class);
        await().atMost(PATIENCE).until(out::isThere);
    }

    @AfterAll
    static void stop() {
        out.close();
        sample.close();
        kafka.close();
    }

    @AfterEach
    void mend() {
        listener.cannotApply.clear();
        listener.before = received -> {};
        database().getCollection("parked").drop();
        database().getCollection("parked-subjects").drop();
    }

    @Test
    void an_operator_sees_what_waits_since_when_and_why_and_nothing_of_what_it_holds() {
        parked(1, 2, 3);
        var list = get("/api/v1/parked-subjects");
        assertThat(JsonPath.<List<Map<String, Object>>>read(list.body(), "$.results"))
                .singleElement()
                .satisfies(each -> assertThat(each)
                        .containsOnlyKeys("listener", "source", "subject", "position", "waiting", "since", "reason")
                        .containsEntry("listener", "settings-heard")
                        .containsEntry("source", "settings")
                        .containsEntry("subject", setting)
                        .containsEntry("position", 1)
                        .containsEntry("waiting", 3)
                        .containsEntry("reason", "a bug of this release"));
        assertThat(sample.get("/api/v1/parked-subjects", sample.issuer.token("874", Role.INCLUSION_OFFICER)))
                .extracting(HttpResponse::statusCode)
                .isEqualTo(403);
    }

    @Test
    void approved_by_a_second_operator_all_are_applied_in_order_once_and_the_subject_flows_again() {
        parked(1, 2, 3);
        listener.cannotApply.clear();
        var retry = proposed("ann");
        assertThat(code(approve(retry, "ann"))).isEqualTo("retry/two-persons");
        assertThat(heard()).as("until somebody else agrees").isEmpty();
        assertThat(approve(retry, "bea").statusCode()).isEqualTo(202);
        ended(retry, "DONE");
        assertThat(heard()).containsExactly(1L, 2L, 3L);
        out.closed(setting, 4);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard()).containsExactly(1L, 2L, 3L, 4L));
        assertThat(database().getCollection("parked").countDocuments()).isZero();
        assertThat(code(approve(retry, "cat"))).isEqualTo("retry/already-approved");
    }

    @Test
    void who_proposed_and_who_approved_stays_on_record() {
        parked(1);
        listener.cannotApply.clear();
        var retry = proposed("ann");
        approve(retry, "bea");
        ended(retry, "DONE");
        var body = get("/api/v1/retries/" + retry).body();
        assertThat(JsonPath.<List<String>>read(body, "$.history[*].what"))
                .containsExactly("proposed", "approved", "ended");
        assertThat(JsonPath.<List<String>>read(body, "$.history[*].by")).containsExactly("ann", "bea", "system");
        assertThat(JsonPath.<List<String>>read(body, "$.history[*].at")).hasSize(3);
        assertThat(JsonPath.<Integer>read(body, "$.applied")).isEqualTo(1);
        assertThat(JsonPath.<List<String>>read(get("/api/v1/retries").body(), "$.results[*].retryId"))
                .contains(retry);
    }

    @Test
    void it_stops_at_the_first_that_still_fails_and_says_so() {
        listener.cannotApply.add(3L);
        parked(1, 2, 3, 4);
        listener.cannotApply.remove(1L);
        var retry = proposed("ann");
        approve(retry, "bea");
        ended(retry, "STOPPED");
        assertThat(heard()).containsExactly(1L, 2L);
        var stops = JsonPath.<List<Map<String, Object>>>read(
                get("/api/v1/retries/" + retry).body(), "$.stopped");
        assertThat(stops)
                .singleElement()
                .satisfies(stop -> assertThat(stop)
                        .containsEntry("subject", setting)
                        .containsEntry("position", 3)
                        .containsEntry("reason", "a bug of this release"));
        out.closed(setting, 5);
        await().atMost(PATIENCE).until(() -> waiting() == 3);
        listener.cannotApply.clear();
        var again = proposed("bea");
        approve(again, "ann");
        ended(again, "DONE");
        assertThat(heard()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void what_arrives_while_it_runs_queues_behind() {
        parked(1, 2);
        listener.cannotApply.clear();
        var goOn = new CountDownLatch(1);
        listener.before = received -> {
            if (received.position() == 1) {
                uninterrupted(goOn);
            }
        };
        var retry = proposed("ann");
        approve(retry, "bea");
        out.closed(setting, 3, 4);
        await().atMost(PATIENCE).until(() -> waiting() == 4);
        goOn.countDown();
        ended(retry, "DONE");
        out.closed(setting, 5);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard()).containsExactly(1L, 2L, 3L, 4L, 5L));
    }

    @Test
    void whatever_breaks_in_the_middle_loses_nothing_and_it_goes_on_by_itself() {
        parked(1, 2, 3);
        listener.cannotApply.clear();
        var broken = new CountDownLatch(1);
        listener.before = received -> {
            if (received.position() == 2 && broken.getCount() > 0) {
                broken.countDown();
                throw new IllegalStateException("the store went away");
            }
        };
        var retry = proposed("ann");
        approve(retry, "bea");
        ended(retry, "DONE");
        assertThat(broken.getCount()).isZero();
        assertThat(heard()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void nothing_is_proposed_where_nothing_waits() {
        var answer = propose("ann", "{}");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(code(answer)).isEqualTo("retry/nothing-parked");
        assertThat(propose("ann", "{\"subject\":\"s\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void an_event_parked_by_a_release_that_did_not_note_where_its_letter_is_is_found_all_the_same() {
        parked(1, 2);
        database()
                .getCollection("parked")
                .updateMany(new Document(), new Document("$unset", new Document("offset", "")));
        listener.cannotApply.clear();
        var retry = proposed("ann");
        approve(retry, "bea");
        ended(retry, "DONE");
        assertThat(heard()).containsExactly(1L, 2L);
    }

    /** The first fails for good. */
    private void parked(long... positions) {
        listener.cannotApply.add(positions[0]);
        out.closed(setting, positions);
        await().atMost(PATIENCE).until(() -> waiting() == positions.length);
    }

    private static long waiting() {
        return database().getCollection("parked").countDocuments();
    }

    private List<Long> heard() {
        return listener.heard.stream()
                .filter(each -> each.event().subject().equals(setting))
                .map(Received::position)
                .toList();
    }

    private String proposed(String by) {
        var answer = propose(
                by, "{\"listener\":\"settings-heard\",\"source\":\"settings\",\"subject\":\"%s\"}".formatted(setting));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonPath.read(answer.body(), "$.retryId");
    }

    private static HttpResponse<String> propose(String by, String body) {
        return sample.post("/api/v1/retries", operator(by), body);
    }

    private static HttpResponse<String> approve(String retry, String by) {
        return sample.post("/api/v1/retries/" + retry + "/approval", operator(by), "");
    }

    private static void ended(String retry, String how) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(JsonPath.<String>read(
                                get("/api/v1/retries/" + retry).body(), "$.status"))
                        .isEqualTo(how));
    }

    private static HttpResponse<String> get(String path) {
        return sample.get(path, operator("ann"));
    }

    private static String operator(String name) {
        return sample.issuer.token(
                claims -> claims.subject(name).claim("la", "874").claim("roles", List.of(Role.PLATFORM_OPERATOR)));
    }

    private static String code(HttpResponse<String> answer) {
        return JsonPath.read(answer.body(), "$.code");
    }

    private static MongoDatabase database() {
        return sample.context.getBean(MongoDatabase.class);
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
