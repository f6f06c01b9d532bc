package waymark.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import waymark.sample.RunningSample;

class FullStoreTest {

    @Test
    void a_store_without_room_is_named_with_what_to_do_and_nothing_is_recorded() {
        try (var sample = new RunningSample()) {
            var officer = sample.issuer.token("874", "inclusion-officer");
            var path = sample.post("/api/v1/badges", officer, "{\"label\":\"blue\"}")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            sample.mongo.refuseWrites();

            assertFull(sample.post("/api/v1/badges", officer, "{\"label\":\"blue\"}"));
            assertFull(sample.send(sample.request(path, officer)
                    .header("Content-Type", "application/json")
                    .header("If-Match", "*")
                    .PUT(BodyPublishers.ofString("{\"label\":\"red\"}"))));
            assertFull(sample.send(sample.request("/api/v1/imports?kind=badges", officer)
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofString("badge,label\nB1,blue\n"))));
            assertThat(sample.get("/api/v1/badges", officer).statusCode()).isEqualTo(200);
            assertThat(sample.get("/api/v1/imports", officer).body()).contains("\"results\":[]");
        }
    }

    private static void assertFull(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("web/store-full");
        assertThat(JsonPath.<String>read(answer.body(), "$.detail"))
                .startsWith("The disk that holds the records is full. Have some space freed");
    }
}
