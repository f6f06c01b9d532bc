package waymark.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import waymark.platform.security.Role;

/** Records what there is to see, and asks again until what it builds on has been heard of everywhere. */
final class Officer {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final RunningServices services;
    private final Person person = Person.of(World.HERE, Role.INCLUSION_OFFICER);

    Officer(RunningServices services) {
        this.services = services;
    }

    /** The new record's id. */
    String created(String service, String path, String body) {
        return idIn(answered(201, service, path, request -> request.POST(BodyPublishers.ofString(body))));
    }

    void done(String service, String path, String body) {
        answered(200, service, path, request -> request.POST(BodyPublishers.ofString(body)));
    }

    void changed(String service, String path, String body) {
        answered(200, service, path, request -> request.PUT(BodyPublishers.ofString(body)));
    }

    /** A file's import. */
    String sent(String service, String kind, String file) {
        var taken = services.send(asking(service, "/api/v1/imports?kind=" + kind)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file)));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        return idIn(taken);
    }

    void shown(String service, String path) {
        shown(service, path, "");
    }

    void shown(String service, String path, String text) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var answer = services.send(asking(service, path));
            assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains(text);
        });
    }

    private HttpResponse<String> answered(
            int status, String service, String path, UnaryOperator<HttpRequest.Builder> sending) {
        var last = new AtomicReference<HttpResponse<String>>();
        await().atMost(PATIENCE).untilAsserted(() -> {
            last.set(services.send(sending.apply(asking(service, path)
                    .header("Content-Type", "application/json")
                    .header("If-Match", "*")
                    .header("Idempotency-Key", UUID.randomUUID().toString()))));
            assertThat(last.get().statusCode())
                    .as(path + " " + last.get().body())
                    .isEqualTo(status);
        });
        return last.get();
    }

    private HttpRequest.Builder asking(String service, String path) {
        return Exchanges.signed(services.request(service, path), person.token(services.issuer))
                .header("Purpose", "Made for the table of access");
    }

    private static String idIn(HttpResponse<String> created) {
        var location = created.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
