package waymark.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import waymark.sample.RunningSample;

class EndpointsTest {

    private static RunningSample sample;
    private static String officer;

    @BeforeAll
    static void start() {
        sample = new RunningSample();
        officer = sample.issuer.token("874", "inclusion-officer");
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    @Nested
    class Commanding {

        @Test
        void a_command_is_answered_with_location_and_etag() {
            var answer = issue("blue");

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(location(answer)).startsWith("/api/v1/badges/");
            assertThat(answer.headers().firstValue("ETag")).contains("\"0\"");
            assertThat(answer.body()).isEmpty();
        }

        @Test
        void a_change_needs_the_version_it_was_decided_on() {
            var path = location(issue("blue"));

            assertProblem(change(path, null, "red"), 428, "web/version-missing");
            assertProblem(change(path, "\"7\"", "red"), 412, "web/version-moved");
            assertThat(change(path, "\"0\"", "red").headers().firstValue("ETag"))
                    .contains("\"1\"");
            assertProblem(change(path, "\"0\"", "green"), 412, "web/version-moved");
            assertProblem(change(path, "zero", "green"), 400, "web/invalid");
        }

        @Test
        void a_change_that_changes_nothing_keeps_the_version() {
            var path = location(issue("blue"));

            assertThat(change(path, "\"0\"", "blue").headers().firstValue("ETag"))
                    .contains("\"0\"");
        }

        @Test
        void a_refusal_is_a_conflict_with_its_own_code_and_field() {
            var answer = change(location(issue("blue")), "\"0\"", "forbidden");

            assertProblem(answer, 409, "sample/forbidden-label");
            assertThat(JsonPath.<String>read(answer.body(), "$.type")).isEqualTo("/problems/sample/forbidden-label");
            assertThat(JsonPath.<String>read(answer.body(), "$.errors[0].pointer"))
                    .isEqualTo("/label");
            assertThat(JsonPath.<String>read(answer.body(), "$.correlationId"))
                    .isEqualTo(answer.headers().firstValue("Correlation-Id").orElseThrow());
        }

        @Test
        void a_fault_of_ours_says_nothing_of_what_went_wrong() {
            var answer = change(location(issue("blue")), "\"0\"", "broken");

            assertProblem(answer, 500, "web/fault");
            assertThat(answer.body()).doesNotContain("Canary", "IllegalArgument");
        }

        @Test
        void another_authoritys_record_is_not_there() {
            var path = location(issue("blue"));
            var other = sample.issuer.token("301", "inclusion-officer");

            // Not even a wrong guess at its version says that there is one.
            for (var version : List.of("*", "\"0\"", "\"7\"")) {
                var answer = sample.send(sample.request(path, other)
                        .header("Content-Type", "application/json")
                        .header("If-Match", version)
                        .PUT(BodyPublishers.ofString("{\"label\":\"red\"}")));

                assertProblem(answer, 404, "web/not-found");
            }
            assertProblem(sample.get(path, other), 404, "web/not-found");
        }

        @Test
        void what_was_recorded_can_be_read_with_its_version() {
            var path = location(issue("blue"));

            await().untilAsserted(() ->
                    assertThat(sample.get(path, officer).statusCode()).isEqualTo(200));
            assertThat(sample.get(path, officer).headers().firstValue("ETag")).contains("\"0\"");
            var unchanged = sample.send(sample.request(path, officer)
                    .header("If-None-Match", "\"0\"")
                    .GET());
            assertThat(unchanged.statusCode()).isEqualTo(304);
        }
    }

    @Nested
    class Repeating {

        @Test
        void the_same_request_twice_happens_once_and_is_answered_the_same() {
            var key = UUID.randomUUID().toString();
            var first = post(key, "{\"label\":\"blue\"}");
            var second = post(key, "{\"label\":\"blue\"}");

            assertThat(second.statusCode()).isEqualTo(201);
            assertThat(location(second)).isEqualTo(location(first));
            assertThat(second.headers().firstValue("ETag"))
                    .isEqualTo(first.headers().firstValue("ETag"));
        }

        @Test
        void a_key_used_for_another_request_is_refused() {
            var key = UUID.randomUUID().toString();
            post(key, "{\"label\":\"blue\"}");

            assertProblem(post(key, "{\"label\":\"red\"}"), 422, "web/idempotency-key-reused");
        }

        @Test
        void a_refused_request_may_be_put_right_under_the_same_key() {
            var key = UUID.randomUUID().toString();
            assertProblem(post(key, "{\"label\":\"\"}"), 400, "web/invalid");

            assertThat(post(key, "{\"label\":\"blue\"}").statusCode()).isEqualTo(201);
        }

        @Test
        void the_same_key_of_another_caller_is_another_request() {
            var key = UUID.randomUUID().toString();
            var first = post(key, "{\"label\":\"blue\"}");
            var other = sample.issuer.token("301", "inclusion-officer");
            var second = sample.send(posting(key, other, "{\"label\":\"blue\"}"));

            assertThat(location(second)).isNotEqualTo(location(first));
        }

        @Test
        void a_request_without_a_key_is_refused() {
            var answer = sample.send(sample.request("/api/v1/badges", officer)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"label\":\"blue\"}")));

            assertProblem(answer, 400, "web/idempotency-key-missing");
        }
    }

    @Nested
    class BadRequests {

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '\'',
                value = {
                    "{\"label\":\"\"};/label;web/invalid-value",
                    "{\"label\":\"blue\",\"la\":\"301\"};'';web/unknown-field",
                    "{\"label\":\"blue\",\"from\":\"30.9.2024\"};/from;web/invalid-value",
                    "{\"label\":\"blue\",\"amount\":\"lots\"};/amount;web/invalid-value",
                    "{\"label\";'';web/unreadable",
                })
        void name_the_field_and_what_was_expected(String body, String pointer, String code) {
            var answer = post(UUID.randomUUID().toString(), body);

            assertProblem(answer, 400, "web/invalid");
            assertThat(JsonPath.<String>read(answer.body(), "$.errors[0].code")).isEqualTo(code);
            assertThat(JsonPath.<String>read(answer.body(), "$.errors[0].pointer"))
                    .isEqualTo(pointer);
            assertThat(answer.body()).doesNotContain("30.9.2024", "lots", "waymark.sample", "jackson");
        }

        @ParameterizedTest
        @CsvSource({"since=yesterday,/since", "page=0,/page", "pageSize=101,/pageSize", "sine=2024-01-01,/query"})
        void parameters_are_checked_too(String query, String pointer) {
            var answer = sample.get("/api/v1/badges?" + query, officer);

            assertProblem(answer, 400, "web/invalid");
            assertThat(JsonPath.<String>read(answer.body(), "$.errors[0].pointer"))
                    .isEqualTo(pointer);
        }

        @Test
        void formats_methods_and_addresses_have_their_own_answers() {
            assertProblem(
                    sample.send(sample.request("/api/v1/badges", officer)
                            .header("Content-Type", "text/plain")
                            .header("Idempotency-Key", UUID.randomUUID().toString())
                            .POST(BodyPublishers.ofString("blue"))),
                    415,
                    "web/unsupported-media-type");
            assertProblem(
                    sample.send(sample.request("/api/v1/badges", officer)
                            .header("Accept", "application/pdf")
                            .GET()),
                    406,
                    "web/not-acceptable");
            assertProblem(
                    sample.send(sample.request("/api/v1/badges", officer).DELETE()), 405, "web/method-not-allowed");
            assertProblem(sample.get("/api/v1/nowhere", officer), 404, "web/not-found");
        }
    }

    @Nested
    class SigningIn {

        @Test
        void nobody_gets_in_without_a_good_token() throws Exception {
            var issuer = sample.issuer;
            var stranger = new RSAKeyGenerator(2048).keyID("test").generate();
            var past = Date.from(Instant.now(Clock.systemUTC()).minusSeconds(120));
            var bad = List.of(
                    "nonsense",
                    issuer.sign(stranger, claims -> claims.claim("la", "874")),
                    issuer.token(claims -> claims.claim("la", "874").audience("someone-else")),
                    issuer.token(claims -> claims.claim("la", "874").issuer("http://other")),
                    issuer.token(claims -> claims.claim("la", "874").expirationTime(past)),
                    issuer.token(claims -> claims.claim("la", "874").expirationTime(null)));

            assertProblem(sample.get("/api/v1/badges", null), 401, "security/not-signed-in");
            for (var token : bad) {
                assertProblem(sample.get("/api/v1/badges", token), 401, "security/not-signed-in");
            }
        }

        @Test
        void a_role_that_may_not_is_told_so() {
            assertProblem(
                    sample.get("/api/v1/badges", sample.issuer.token("874", "senco")), 403, "security/not-allowed");
            assertProblem(
                    sample.post("/api/v1/badges", sample.issuer.token("874", "analyst"), "{\"label\":\"blue\"}"),
                    403,
                    "security/not-allowed");
        }

        @Test
        void a_token_without_an_authority_gets_nothing() {
            var nowhere = sample.issuer.token(claims -> claims.claim("roles", List.of("inclusion-officer")));

            assertProblem(sample.get("/api/v1/badges", nowhere), 403, "security/no-authority");
            assertProblem(sample.post("/api/v1/badges", nowhere, "{\"label\":\"blue\"}"), 403, "security/no-authority");
        }

        @Test
        void what_no_chain_claims_is_refused_and_headers_are_strict() {
            var answer = sample.get("/anything", officer);

            assertThat(answer.statusCode()).isIn(401, 403);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("no-store");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @Nested
    class Standing {

        @Test
        void lists_are_paged() {
            issue("blue");
            await().untilAsserted(() -> {
                var body =
                        sample.get("/api/v1/badges?page=1&pageSize=1", officer).body();
                assertThat(JsonPath.<Integer>read(body, "$.paging.pageSize")).isEqualTo(1);
                assertThat(JsonPath.<List<?>>read(body, "$.results")).hasSize(1);
            });
        }

        @Test
        void the_service_says_how_much_it_knows() {
            issue("blue");
            var body = sample.get("/api/v1/completeness", officer).body();

            assertThat(JsonPath.<String>read(body, "$.service")).isEqualTo("sample");
            assertThat(JsonPath.<Integer>read(body, "$.position")).isGreaterThanOrEqualTo(0);
        }

        @Test
        void the_api_describes_itself_to_anybody() {
            var answer = sample.get("/v3/api-docs", null);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(JsonPath.<String>read(answer.body(), "$.openapi")).startsWith("3.1");
            assertThat(answer.body()).contains("/api/v1/badges/{badgeId}").doesNotContain("\"caller\"");
            assertThat(JsonPath.<List<String>>read(answer.body(), "$.paths['/api/v1/badges'].get.parameters[*].name"))
                    .containsExactlyInAnyOrder("since", "page", "pageSize");
            assertThat(JsonPath.<List<String>>read(answer.body(), "$.paths['/api/v1/badges'].post.parameters[*].name"))
                    .containsExactly("Idempotency-Key");
        }

        @Test
        void a_correlation_id_is_echoed_or_made() {
            var id = UUID.randomUUID().toString();
            var answer = sample.send(sample.request("/api/v1/badges", officer)
                    .header("Correlation-Id", id)
                    .GET());
            var odd = sample.send(sample.request("/api/v1/badges", officer)
                    .header("Correlation-Id", "Canary Surname")
                    .GET());

            assertThat(answer.headers().firstValue("Correlation-Id")).contains(id);
            assertThat(odd.headers().firstValue("Correlation-Id").orElseThrow()).hasSize(36);
        }
    }

    private static HttpResponse<String> issue(String label) {
        return sample.post("/api/v1/badges", officer, "{\"label\":\"%s\"}".formatted(label));
    }

    private static HttpResponse<String> post(String key, String body) {
        return sample.send(posting(key, officer, body));
    }

    private static HttpRequest.Builder posting(String key, String token, String body) {
        return sample.request("/api/v1/badges", token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> change(String path, @Nullable String etag, String label) {
        var request = sample.request(path, officer).header("Content-Type", "application/json");
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return sample.send(request.PUT(BodyPublishers.ofString("{\"label\":\"%s\"}".formatted(label))));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo(code);
    }
}
