package waymark.testkit;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import waymark.embedded.EmbeddedMongo;
import waymark.events.PublishedEvent;
import waymark.platform.consume.Listener;
import waymark.platform.consume.Received;
import waymark.platform.privacy.References;
import waymark.platform.service.ServiceRunner;

/** One service on free ports, over a store in memory and without Kafka unless asked for, spoken to over HTTP. */
public class RunningService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BRIEFLY = Duration.ofMillis(20);

    public final ConfigurableApplicationContext context;

    /** Bodies of all answers that said no: a test may look for what must not be in them. */
    public final List<String> problems = new ArrayList<>();

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final TestIssuer issuer = new TestIssuer();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong position = new AtomicLong();

    /** @param more wins over the configuration tests have */
    public RunningService(Class<?> service, String name, Map<String, Object> more) {
        var configuration = new HashMap<String, Object>(Map.of(
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
        configuration.putAll(more);
        context = ServiceRunner.run(service, name, configuration);
    }

    private static String keys() {
        try {
            return Files.createTempDirectory("keys").resolve("k").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String token(String la, String role, String... settingIds) {
        return issuer.token(la, List.of(role), List.of(settingIds));
    }

    public String idOf(String kind, String la, String reference) {
        return context.getBean(References.class).idOf(kind, la, reference);
    }

    /** As another service would tell it, without Kafka between. */
    public void hear(String source, PublishedEvent event) {
        long at = position.incrementAndGet();
        var heard = new Received(event, "e" + at, "type", source, at, Instant.parse("2024-01-01T00:00:00Z"), null);
        context.getBeansOfType(Listener.class).values().stream()
                .filter(listener -> listener.sources().contains(source))
                .forEach(listener -> listener.on(source, List.of(heard)));
    }

    public HttpResponse<String> get(String path, String token) {
        return send(request(path, token).GET());
    }

    /** On whichever version there is. */
    public HttpResponse<String> post(String path, String token, String body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "*")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> put(String path, String token, String version, String body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .header("If-Match", version)
                .PUT(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> delete(String path, String token, String version) {
        return send(request(path, token).header("If-Match", version).DELETE());
    }

    /** Waits until the read model answers this at the path. */
    public void await(String path, String token, String json, Object expected) {
        Awaitility.await().atMost(PATIENCE).pollInterval(BRIEFLY).until(() -> {
            var answer = get(path, token);
            return answer.statusCode() == 200 && expected.equals(JsonPath.read(answer.body(), json));
        });
    }

    /** Sends a file, approves it if it is in order, and answers how it ended. */
    public String importFile(String kind, String token, String file) {
        var taken = send(request("/api/v1/imports?kind=" + kind, token)
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(file)));
        var path = taken.headers().firstValue("Location").orElseThrow(() -> new AssertionError(taken.body()));
        if (settled(path, token, "VALIDATING").contains("\"READY_FOR_REVIEW\"")) {
            post(path + "/approval", token, "");
            return settled(path, token, "READY_FOR_REVIEW", "COMMITTING");
        }
        return get(path, token).body();
    }

    /** What was wrong with a file: row, column and code of each problem. */
    public List<String> problemsOf(String imported, String token) {
        var path = "/api/v1/imports/" + JsonPath.<String>read(imported, "$.id") + "/problems";
        return JsonPath.<List<Map<String, Object>>>read(get(path, token).body(), "$.results[*]").stream()
                .map(it -> it.get("row") + " " + it.get("column") + " " + it.get("code"))
                .toList();
    }

    private String settled(String path, String token, String... unsettled) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(BRIEFLY)
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
