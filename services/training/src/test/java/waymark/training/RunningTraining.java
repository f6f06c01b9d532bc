package waymark.training;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import waymark.embedded.EmbeddedMongo;
import waymark.events.SettingType;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.platform.consume.Listener;
import waymark.platform.consume.Received;
import waymark.platform.privacy.References;
import waymark.platform.service.ServiceRunner;
import waymark.testkit.TestIssuer;

/** The training service on free ports, over a store in memory, spoken to over HTTP. */
final class RunningTraining implements AutoCloseable {

    final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    final TestIssuer issuer = new TestIssuer();
    final ConfigurableApplicationContext context;
    final List<String> problems = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private long position;

    RunningTraining(Map<String, Object> more) {
        var overrides = new HashMap<String, Object>(Map.of(
                "server.port",
                0,
                "management.server.port",
                0,
                "waymark.mongo.uri",
                mongo.connectionString(),
                "waymark.issuer",
                issuer.uri(),
                "waymark.kafka.enabled",
                false,
                "waymark.keys.directory",
                keys(),
                "waymark.keys.create",
                true));
        overrides.putAll(more);
        context = ServiceRunner.run(TrainingService.class, TrainingService.NAME, overrides);
    }

    private static String keys() {
        try {
            return Files.createTempDirectory("keys").resolve("k").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String token(String la, String role, String... settingIds) {
        return issuer.token(la, List.of(role), List.of(settingIds));
    }

    /** As the settings service would tell it. */
    void openSetting(String reference) {
        position++;
        var event = new SettingRegistered(
                idOf("setting", reference),
                "874",
                reference,
                "Setting " + reference,
                null,
                SettingType.PRESCHOOL,
                "Ward",
                20,
                LocalDate.of(2019, 9, 1));
        context.getBean(Listener.class)
                .on(
                        "settings",
                        List.of(new Received(
                                event, "e" + position, "type", "settings", position, Instant.EPOCH, null)));
    }

    String idOf(String kind, String reference) {
        return context.getBean(References.class).idOf(kind, "874", reference);
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path, token).GET());
    }

    HttpResponse<String> post(String path, String token, String body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "*")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a file, approves it if it is in order, and answers how it ended. */
    String importFile(String kind, String token, String file) {
        var taken = send(request("/api/v1/imports?kind=" + kind, token)
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(file)));
        var path = taken.headers().firstValue("Location").orElseThrow();
        if (settled(path, token, "VALIDATING").contains("\"READY_FOR_REVIEW\"")) {
            post(path + "/approval", token, "");
            return settled(path, token, "READY_FOR_REVIEW", "COMMITTING");
        }
        return get(path, token).body();
    }

    private String settled(String path, String token, String... unsettled) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> get(path, token).body(),
                        answer -> !List.of(unsettled).contains(JsonPath.<String>read(answer, "$.status")));
    }

    private HttpRequest.Builder request(String path, String token) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                problems.add(answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        client.close();
        issuer.close();
        mongo.close();
    }
}
