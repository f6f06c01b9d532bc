package waymark.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import waymark.platform.privacy.Keys;
import waymark.platform.privacy.References;
import waymark.sample.RunningSample;

class ImportsTest {

    private static final String HEADER = "badge_reference,issued_on,label,fee,provision,lost\n";

    private static RunningSample sample;
    private static String officer;

    @BeforeAll
    static void start() {
        sample = new RunningSample(Map.of("waymark.imports.max-bytes", 2 * 1024 * 1024));
        officer = sample.issuer.token("874", "inclusion-officer");
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    @Test
    void a_file_is_validated_then_approved_then_imported_once() {
        var file = HEADER + rows("once", 1200, "blue");
        var first = imported(file);

        assertThat(number(first, "rows")).isEqualTo(1200);
        assertThat(number(first, "new")).isEqualTo(1200);
        assertThat(number(first, "committed")).isEqualTo(1200);
        assertThat(number(first, "problems")).isZero();
        assertThat(eventsOf("once-77")).hasSize(1);

        var again = imported(file);
        assertThat(number(again, "unchanged")).isEqualTo(1200);
        assertThat(number(again, "new")).isZero();
        assertThat(number(again, "committed")).isZero();
        assertThat(eventsOf("once-77")).hasSize(1);
    }

    @Test
    void a_changed_row_alone_is_sent_again() {
        imported(HEADER + row("changed-1", "blue") + row("changed-2", "blue"));
        var second = imported(HEADER + row("changed-1", "blue") + row("changed-2", "red"));

        assertThat(number(second, "unchanged")).isEqualTo(1);
        assertThat(number(second, "changed")).isEqualTo(1);
        assertThat(number(second, "committed")).isEqualTo(1);
        assertThat(eventsOf("changed-1")).hasSize(1);
        assertThat(eventsOf("changed-2")).hasSize(2);
    }

    @Test
    void rows_of_one_lane_are_sent_in_the_order_of_the_file() {
        var file = IntStream.rangeClosed(1, 60)
                .mapToObj(day -> "lane-1,%s,label%d,,,N\n"
                        .formatted(LocalDate.of(2024, 1, 1).plusDays(day), day))
                .collect(Collectors.joining());
        imported(HEADER + file);

        var labels = eventsOf("lane-1").stream().map(Object::toString).toList();
        assertThat(labels).hasSize(60);
        for (int day = 1; day <= 60; day++) {
            assertThat(labels.get(day - 1)).contains("label=label" + day + "]");
        }
    }

    @Test
    void a_refused_file_leaves_nothing_behind() {
        var answer = upload(HEADER + row("refused-1", "blue") + row("refused-2", "unknown"));
        var refused = settled(id(answer));

        assertThat(status(refused)).isEqualTo("REFUSED");
        assertThat(number(refused, "rows")).isEqualTo(2);
        assertThat(number(refused, "problems")).isEqualTo(1);
        var problems = sample.get("/api/v1/imports/" + id(answer) + "/problems", officer)
                .body();
        assertThat(JsonPath.<Integer>read(problems, "$.results[0].row")).isEqualTo(3);
        assertThat(JsonPath.<String>read(problems, "$.results[0].column")).isEqualTo("label");
        assertThat(JsonPath.<String>read(problems, "$.results[0].code")).isEqualTo("sample/unknown-label");
        assertThat(eventsOf("refused-1")).isEmpty();
        assertThat(code(approve(id(answer)))).isEqualTo("import/not-ready");
        await().untilAsserted(() -> assertThat(files(id(answer))).isEmpty());
    }

    @Test
    void keys_of_the_persons_are_made_ahead_once_a_file_is_approved_and_not_before() {
        var file = id(upload(HEADER + row("sealed-1", "blue") + row("sealed-2", "blue")));
        settled(file);
        var keys = sample.context.getBean(Keys.class);
        assertThat(keys.toOpen("holder of sealed-1")).isEmpty();

        approve(file);
        settled(file);

        assertThat(keys.toOpen("holder of sealed-1")).isPresent();
        assertThat(keys.toOpen("holder of sealed-2")).isPresent();
    }

    @Test
    void a_repeated_row_is_a_problem_of_the_file() {
        var refused = settled(id(upload(HEADER + row("twice-1", "blue") + row("twice-1", "red"))));

        assertThat(status(refused)).isEqualTo("REFUSED");
        assertThat(number(refused, "problems")).isEqualTo(1);
    }

    @Test
    void a_file_with_a_row_the_rules_refuse_is_refused_whole() {
        imported(HEADER + row("ruled-1", "blue"));

        var refused = settled(id(upload(HEADER + row("ruled-2", "blue") + row("ruled-1", "forbidden"))));

        assertThat(status(refused)).isEqualTo("REFUSED");
        assertThat(number(refused, "problems")).isEqualTo(1);
        assertThat(problem(refused)).isEqualTo("3 label sample/forbidden-label");
        assertThat(eventsOf("ruled-1")).hasSize(1);
        assertThat(eventsOf("ruled-2")).isEmpty();
    }

    @Test
    void rows_are_tried_out_one_upon_the_other_and_leave_no_trace() {
        var later = row("tried-1", "forbidden").replace("09-30", "10-01");

        var refused = settled(id(upload(HEADER + row("tried-1", "blue") + rows("between", 600, "blue") + later)));

        assertThat(status(refused)).isEqualTo("REFUSED");
        assertThat(number(refused, "problems")).isEqualTo(1);
        assertThat(problem(refused)).isEqualTo("603 label sample/forbidden-label");
        assertThat(eventsOf("tried-1")).isEmpty();
        assertThat(number(imported(HEADER + row("tried-1", "forbidden")), "committed"))
                .isEqualTo(1);
    }

    @Test
    void what_changed_between_check_and_approval_is_said_row_by_row_and_the_rest_is_in() {
        var answer = upload(HEADER + row("raced-1", "forbidden") + row("raced-2", "blue"));
        assertThat(status(settled(id(answer)))).isEqualTo("READY_FOR_REVIEW");
        imported(HEADER + row("raced-1", "green"));

        approve(id(answer));
        var partly = settled(id(answer));

        assertThat(status(partly)).isEqualTo("COMMITTED_IN_PART");
        assertThat(JsonPath.<String>read(partly, "$.advice")).contains("send the file again");
        assertThat(number(partly, "committed")).isEqualTo(1);
        assertThat(problem(partly)).isEqualTo("2 label sample/forbidden-label");
        // Not remembered, so that it is tried again with the next file.
        assertThat(number(imported(HEADER + row("raced-1", "red") + row("raced-2", "blue")), "committed"))
                .isEqualTo(1);
    }

    @Test
    void a_failure_that_is_not_the_rows_interrupts_and_nothing_is_imported() {
        imported(HEADER + row("broken-1", "blue"));

        var interrupted = settled(id(upload(HEADER + row("broken-2", "blue") + row("broken-1", "broken"))));

        assertThat(status(interrupted)).isEqualTo("INTERRUPTED");
        assertThat(eventsOf("broken-2")).isEmpty();
    }

    @Test
    void only_the_first_thousand_problems_are_kept_and_all_are_counted() {
        var refused = settled(id(upload(HEADER + rows("many", 1500, "unknown"))));

        assertThat(number(refused, "problems")).isEqualTo(1500);
        var last = sample.get(path(refused) + "/problems?pageSize=100&page=10", officer)
                .body();
        var beyond = sample.get(path(refused) + "/problems?pageSize=100&page=11", officer)
                .body();
        assertThat(JsonPath.<List<?>>read(last, "$.results")).hasSize(100);
        assertThat(JsonPath.<List<?>>read(beyond, "$.results")).isEmpty();
    }

    @Test
    void the_kept_file_cannot_be_read_in_the_store_and_goes_when_done() {
        var answer = upload(HEADER + row("Canary-Surname", "blue"));
        settled(id(answer));

        var stored = files(id(answer));
        assertThat(stored).isNotEmpty();
        stored.forEach(piece -> assertThat(
                        new String(piece.get("data", Binary.class).getData(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Canary"));
        approve(id(answer));
        settled(id(answer));
        await().untilAsserted(() -> assertThat(files(id(answer))).isEmpty());
    }

    @Test
    void rows_whose_fingerprint_was_lost_are_sent_again_and_change_nothing() {
        imported(HEADER + row("lost-1", "blue"));
        collection("import-rows").deleteMany(new Document());

        assertThat(number(imported(HEADER + row("lost-1", "blue")), "committed"))
                .isEqualTo(1);
        assertThat(eventsOf("lost-1")).hasSize(1);
    }

    @Test
    void what_was_under_way_when_the_service_died_is_said_to_be_interrupted() {
        var waiting = id(upload(HEADER + row("died-1", "blue")));
        settled(waiting);
        var work = sample.context.getBean(ImportWork.class);
        work.stop();
        collection("imports")
                .updateOne(new Document("_id", waiting), new Document("$set", new Document("status", "COMMITTING")));
        work.start();

        var found = sample.get("/api/v1/imports/" + waiting, officer).body();
        assertThat(status(found)).isEqualTo("INTERRUPTED");
        assertThat(JsonPath.<String>read(found, "$.advice")).contains("Send the file again");
        assertThat(files(waiting)).isEmpty();
    }

    @Test
    void a_file_that_is_too_large_is_refused() {
        var answer = upload(HEADER + "x".repeat(3 * 1024 * 1024));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(code(answer)).isEqualTo("import/too-large");
    }

    @Test
    void the_wrong_kind_or_format_is_refused() {
        assertThat(code(send("nonsense", "text/csv", officer, HEADER))).isEqualTo("web/invalid");
        assertThat(code(send("badges", "application/xml", officer, HEADER))).isEqualTo("import/media-type");
        assertThat(send("badges", "text/csv", sample.issuer.token("874", "senco"), HEADER)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void another_authority_sees_nothing_of_an_import() {
        var answer = upload(HEADER + row("ours-1", "blue"));
        settled(id(answer));
        var other = sample.issuer.token("301", "inclusion-officer");

        for (var path : List.of("", "/problems")) {
            assertThat(sample.get("/api/v1/imports/" + id(answer) + path, other).statusCode())
                    .isEqualTo(404);
        }
        assertThat(sample.post("/api/v1/imports/" + id(answer) + "/approval", other, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(JsonPath.<List<?>>read(sample.get("/api/v1/imports", other).body(), "$.results"))
                .isEmpty();
    }

    @Test
    void formats_describe_themselves() {
        var body = sample.get("/api/v1/import-formats", officer).body();

        assertThat(JsonPath.<String>read(body, "$[0].kind")).isEqualTo("badges");
        assertThat(JsonPath.<List<?>>read(body, "$[0].columns")).hasSize(6);
    }

    /** Row, column and code of the first problem. */
    private static String problem(String imported) {
        var problems = sample.get(path(imported) + "/problems", officer).body();
        return "%s %s %s"
                .formatted(
                        JsonPath.<Object>read(problems, "$.results[0].row"),
                        JsonPath.<Object>read(problems, "$.results[0].column"),
                        JsonPath.<Object>read(problems, "$.results[0].code"));
    }

    private static String imported(String file) {
        var answer = upload(file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(status(settled(id(answer)))).isEqualTo("READY_FOR_REVIEW");
        assertThat(approve(id(answer)).statusCode()).isEqualTo(202);
        var done = settled(id(answer));
        assertThat(status(done)).isEqualTo("COMMITTED");
        return done;
    }

    private static HttpResponse<String> upload(String file) {
        return send("badges", "text/csv; charset=utf-8", officer, file);
    }

    private static HttpResponse<String> send(String kind, String mediaType, String token, String file) {
        return sample.send(sample.request("/api/v1/imports?kind=" + kind, token)
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofString(file)));
    }

    private static HttpResponse<String> approve(String id) {
        return sample.post("/api/v1/imports/" + id + "/approval", officer, "");
    }

    private static String settled(String id) {
        var body = new ArrayList<String>();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            body.add(sample.get("/api/v1/imports/" + id, officer).body());
            return !List.of("VALIDATING", "COMMITTING").contains(status(body.getLast()));
        });
        return body.getLast();
    }

    private static List<Object> eventsOf(String reference) {
        var id = sample.context.getBean(References.class).idOf("badge", "874", reference);
        return sample.context
                .getBean(EventStore.class)
                .readEvents(id)
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    private static List<Document> files(String id) {
        var pieces = collection("import-files").find().into(new ArrayList<>());
        pieces.removeIf(piece -> !piece.getString("_id").startsWith(id));
        return pieces;
    }

    private static MongoCollection<Document> collection(String name) {
        return sample.context.getBean(MongoDatabase.class).getCollection(name);
    }

    private static String rows(String prefix, int count, String label) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> row(prefix + "-" + n, label))
                .collect(Collectors.joining());
    }

    private static String row(String reference, String label) {
        return "%s,2024-09-30,%s,2.50,K,N\n".formatted(reference, label);
    }

    private static String id(HttpResponse<String> answer) {
        return JsonPath.read(answer.body(), "$.id");
    }

    private static String path(String body) {
        return "/api/v1/imports/" + JsonPath.<String>read(body, "$.id");
    }

    private static String status(String body) {
        return JsonPath.read(body, "$.status");
    }

    private static String code(HttpResponse<String> answer) {
        return JsonPath.read(answer.body(), "$.code");
    }

    private static long number(String body, String name) {
        return JsonPath.<Integer>read(body, "$." + name);
    }
}
