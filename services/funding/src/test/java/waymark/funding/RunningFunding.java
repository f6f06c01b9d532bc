package waymark.funding;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import waymark.embedded.EmbeddedMongo;
import waymark.events.JourneysPublished.ChildPlaced;
import waymark.events.JourneysPublished.ChildRegistered;
import waymark.events.PublishedEvent;
import waymark.events.SettingType;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.events.Sex;
import waymark.platform.consume.Listener;
import waymark.platform.consume.Received;
import waymark.platform.privacy.References;
import waymark.platform.service.ServiceRunner;
import waymark.testkit.TestIssuer;

/** The funding service on free ports, over a store in memory, spoken to over HTTP. */
final class RunningFunding implements AutoCloseable {

    static final LocalDate OPENED = LocalDate.of(2019, 9, 1);

    final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    final TestIssuer issuer = new TestIssuer();
    final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong position = new AtomicLong();

    RunningFunding(Map<String, Object> more) {
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
        context = ServiceRunner.run(FundingService.class, "funding", overrides);
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

    String idOf(String kind, String la, String reference) {
        return context.getBean(References.class).idOf(kind, la, reference);
    }

    /** As the settings service would tell it. */
    String openSetting(String la, String reference) {
        var id = idOf("setting", la, reference);
        hear(
                "settings",
                new SettingRegistered(
                        id, la, reference, "Setting " + reference, null, SettingType.PRESCHOOL, "Ward", 20, OPENED));
        return id;
    }

    /** As the journeys service would tell it. */
    String placeChild(String la, String reference, String settingId) {
        var id = idOf("child", la, reference);
        hear("journeys", new ChildRegistered(id, la, 2022, Sex.F, "WBRI", OPENED));
        hear("journeys", new ChildPlaced(id, la, settingId, 15, OPENED));
        return id;
    }

    void hear(String source, PublishedEvent event) {
        long at = position.incrementAndGet();
        var heard = new Received(event, "e" + at, "type", source, at, Instant.parse("2024-01-01T00:00:00Z"), null);
        context.getBeansOfType(Listener.class).values().stream()
                .filter(listener -> listener.sources().contains(source))
                .forEach(listener -> listener.on(source, List.of(heard)));
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path, token).GET());
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

    HttpResponse<String> delete(String path, String token, String version) {
        return send(request(path, token).header("If-Match", version).DELETE());
    }

    /** Waits until the read model answers this at the path. */
    void await(String path, String token, String json, Object expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    var answer = get(path, token);
                    return answer.statusCode() == 200 && expected.equals(JsonPath.read(answer.body(), json));
                });
    }

    /** Sends a file, approves it if it is in order, and answers how it ended. */
    String importFile(String kind, String token, String file) {
        var taken = send(request("/api/v1/imports?kind=" + kind, token)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(file)));
        var path = taken.headers().firstValue("Location").orElseThrow(() -> new AssertionError(taken.body()));
        if (settled(path, token, "VALIDATING").contains("\"READY_FOR_REVIEW\"")) {
            post(path + "/approval", token, "");
            return settled(path, token, "READY_FOR_REVIEW", "COMMITTING");
        }
        return get(path, token).body();
    }

    private String settled(String path, String token, String... unsettled) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
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
            return client.send(request.build(), BodyHandlers.ofString());
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
