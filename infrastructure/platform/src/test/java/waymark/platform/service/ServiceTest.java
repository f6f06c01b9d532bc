package waymark.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import waymark.embedded.EmbeddedMongo;
import waymark.sample.RunningSample;
import waymark.undecided.UndecidedService;

class ServiceTest {

    private static RunningSample sample;

    @BeforeAll
    static void start() {
        sample = new RunningSample();
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    @Test
    void health_and_metrics_have_a_port_of_their_own() throws Exception {
        assertThat(management(sample, "/actuator/health/readiness").body()).contains("UP");
        assertThat(management(sample, "/actuator/health/liveness").body()).contains("UP");
        assertThat(management(sample, "/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
        for (var closed : new String[] {"env", "heapdump", "loggers", "beans", "configprops", "mappings", "shutdown"}) {
            assertThat(management(sample, "/actuator/" + closed).statusCode())
                    .as(closed)
                    .isIn(401, 403, 404);
        }
        assertThat(sample.get("/actuator/health", null).statusCode()).isIn(401, 403, 404);
    }

    @Test
    void documents_hold_dates_as_text_money_as_decimals_and_no_class_names() {
        var mongo = sample.context.getBean(MongoTemplate.class);
        mongo.save(new Stored("1", LocalDate.of(2024, 9, 30), new BigDecimal("120.50")));

        var raw = mongo.getDb().getCollection("stored").find().first();
        assertThat(raw)
                .isEqualTo(new Document("_id", "1")
                        .append("day", "2024-09-30")
                        .append("amount", Decimal128.parse("120.50")));
        assertThat(mongo.findOne(Query.query(Criteria.where("day").is(LocalDate.of(2024, 9, 30))), Stored.class))
                .isEqualTo(new Stored("1", LocalDate.of(2024, 9, 30), new BigDecimal("120.50")));
    }

    @Test
    void commands_do_not_wait_for_kafka() throws Exception {
        try (var early = new RunningSample(
                Map.of("waymark.kafka.enabled", true, "waymark.kafka.bootstrap-servers", "127.0.0.1:1"))) {
            var token = early.issuer.token("874", "inclusion-officer");

            assertThat(early.post("/api/v1/badges", token, "{\"label\":\"blue\"}")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(early.get("/api/v1/completeness", token).statusCode()).isEqualTo(200);
            assertThat(management(early, "/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void while_the_store_is_away_requests_are_told_to_come_back() throws Exception {
        try (var orphan = new RunningSample()) {
            var token = orphan.issuer.token("874", "inclusion-officer");
            orphan.post("/api/v1/badges", token, "{\"label\":\"blue\"}");
            orphan.mongo.close();

            var answer = orphan.get("/api/v1/badges", token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("web/store-unavailable");
            assertThat(orphan.post("/api/v1/badges", token, "{\"label\":\"blue\"}")
                            .statusCode())
                    .isEqualTo(503);
            assertThat(management(orphan, "/actuator/health/readiness").statusCode())
                    .isEqualTo(503);
            assertThat(management(orphan, "/actuator/health/liveness").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void services_in_one_process_have_nothing_to_do_with_each_others_troubles() {
        try (var lonely = new RunningSample()) {
            lonely.issuer.close();
            var answer = lonely.get("/api/v1/badges", lonely.issuer.token("874", "inclusion-officer"));

            // The issuer is away: that is not the caller's fault.
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("security/issuer-unreachable");
            assertThat(issue()).isEqualTo(201);
        }
        assertThat(issue()).isEqualTo(201);
    }

    private static int issue() {
        var token = sample.issuer.token("874", "inclusion-officer");
        return sample.post("/api/v1/badges", token, "{\"label\":\"blue\"}").statusCode();
    }

    @Test
    void a_service_with_an_endpoint_that_says_nothing_of_roles_does_not_start(@TempDir Path keys) {
        try (var mongo = EmbeddedMongo.inMemory()) {
            assertThatThrownBy(() -> ServiceRunner.run(
                            UndecidedService.class,
                            "undecided",
                            Map.of(
                                    "waymark.mongo.uri",
                                    mongo.connectionString(),
                                    "waymark.kafka.enabled",
                                    false,
                                    "waymark.keys.directory",
                                    keys.resolve("k"),
                                    "waymark.keys.create",
                                    true)))
                    .hasMessageContaining("add @RolesAllowed")
                    .hasMessageContaining("Forgotten#forgotten");
        }
    }

    private static HttpResponse<String> management(RunningSample of, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + of.managementPort() + path));
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    @org.springframework.data.mongodb.core.mapping.Document("stored")
    record Stored(String id, LocalDate day, BigDecimal amount) {}
}
