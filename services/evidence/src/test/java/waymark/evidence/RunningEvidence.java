package waymark.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.consume.Listener;
import waymark.platform.service.ServiceRunner;
import waymark.testkit.TestIssuer;

/** The evidence service on free ports, over a store in memory; facts are handed to its listener as Kafka would. */
final class RunningEvidence implements AutoCloseable {

    final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    final TestIssuer issuer = new TestIssuer();
    final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningEvidence() {
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
        context = ServiceRunner.run(EvidenceService.class, "evidence", overrides);
    }

    void arrive(Facts facts) {
        var listener = context.getBeansOfType(Listener.class).values().stream()
                .filter(it -> it.name().equals("dossier"))
                .findFirst()
                .orElseThrow();
        facts.batches().forEach(batch -> listener.on(batch.getFirst().source(), batch));
    }

    String token(String la, String role, String... settings) {
        return issuer.token(la, List.of(role), List.of(settings));
    }

    HttpResponse<String> get(String path, String token, String... headers) {
        var request = request(path, token);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.GET());
    }

    HttpResponse<String> post(String path, String token, String body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)));
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

    private static String keys() {
        try {
            return Files.createTempDirectory("keys").resolve("k").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
