package waymark.journeys;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import waymark.embedded.EmbeddedMongo;
import waymark.events.PublishedEvent;
import waymark.events.SettingType;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.platform.consume.Listener;
import waymark.platform.consume.Received;
import waymark.platform.privacy.References;
import waymark.platform.service.ServiceRunner;
import waymark.testkit.TestIssuer;

/** The journeys service on free ports, over a store in memory, spoken to over HTTP. */
final class RunningJourneys implements AutoCloseable {

    final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    final TestIssuer issuer = new TestIssuer();
    final ConfigurableApplicationContext context;
    final List<String> bodies = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private long position;

    /** Nothing is published. */
    RunningJourneys() {
        this(Map.of("waymark.kafka.enabled", false));
    }

    RunningJourneys(Map<String, Object> more) {
        Map<String, Object> overrides = new HashMap<>(Map.of(
                "server.port",
                0,
                "management.server.port",
                0,
                "waymark.mongo.uri",
                mongo.connectionString(),
                "waymark.issuer",
                issuer.uri(),
                "waymark.keys.directory",
                keys(),
                "waymark.keys.create",
                true));
        overrides.putAll(more);
        context = ServiceRunner.run(JourneysService.class, "journeys", overrides);
    }

    private static String keys() {
        try {
            return Files.createTempDirectory("keys").resolve("k").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String officer(String la) {
        return issuer.token(la, List.of("inclusion-officer"), List.of());
    }

    String senco(String la, String... settingIds) {
        return issuer.token(la, List.of("senco"), List.of(settingIds));
    }

    String settingId(String la, String reference) {
        return context.getBean(References.class).idOf("setting", la, reference);
    }

    String childId(String la, String reference) {
        return context.getBean(References.class).idOf("child", la, reference);
    }

    /** As the settings service would tell it. */
    void openSetting(String la, String reference) {
        hear(new SettingRegistered(
                settingId(la, reference),
                la,
                reference,
                "Setting " + reference,
                null,
                SettingType.PRESCHOOL,
                "Ward",
                20,
                LocalDate.of(2019, 9, 1)));
    }

    void hear(PublishedEvent event) {
        position++;
        var heard = new Received(
                event, "e" + position, "type", "settings", position, Instant.parse("2024-01-01T00:00:00Z"), null);
        context.getBeansOfType(Listener.class).values().stream()
                .filter(listener -> listener.sources().contains("settings"))
                .forEach(listener -> listener.on("settings", List.of(heard)));
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path, token).header("Purpose", "Checking a test").GET());
    }

    HttpResponse<String> post(String path, String token, String body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> put(String path, String token, String version, String body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .header("If-Match", version)
                .PUT(BodyPublishers.ofString(body)));
    }

    /** Sends a file and waits for the outcome of its validation; the answer is the import. */
    String upload(String kind, String mediaType, String token, String file) {
        var taken = send(request("/api/v1/imports?kind=" + kind, token)
                .header("Content-Type", mediaType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(file)));
        if (taken.statusCode() != 202) {
            throw new IllegalStateException(taken.statusCode() + " " + taken.body());
        }
        return settled(taken.headers().firstValue("Location").orElseThrow(), token, "VALIDATING");
    }

    String approve(String imported, String token) {
        String path = "/api/v1/imports/" + JsonPath.<String>read(imported, "$.id");
        post(path + "/approval", token, "");
        return settled(path, token, "READY_FOR_REVIEW", "COMMITTING");
    }

    private String settled(String path, String token, String... unsettled) {
        for (int i = 0; i < 6000; i++) {
            var answer = get(path, token).body();
            if (!List.of(unsettled).contains(JsonPath.<String>read(answer, "$.status"))) {
                return answer;
            }
            pause();
        }
        throw new IllegalStateException("The import does not end.");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    HttpRequest.Builder request(String path, String token) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                bodies.add(answer.body());
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
