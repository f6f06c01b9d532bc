package waymark.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

    @Test
    void a_command_is_answered_with_location_and_etag() {
        var answer = sample.post("/api/v1/badges", officer, "{\"label\":\"blue\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("/api/v1/badges/");
        assertThat(answer.headers().firstValue("ETag")).contains("\"0\"");
        assertThat(answer.headers().firstValue("Correlation-Id")).isPresent();
        assertThat(answer.body()).isEmpty();
    }
}
