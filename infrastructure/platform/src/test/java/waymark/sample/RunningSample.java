package waymark.sample;

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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.service.ServiceRunner;

/** The sample service on free ports, over a store in memory. */
public final class RunningSample implements AutoCloseable {

    public final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    public final TestIssuer issuer = new TestIssuer();
    public final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    public RunningSample() {
        this(Map.of());
    }

    public RunningSample(Map<String, Object> more) {
        var overrides = new HashMap<String, Object>(Map.of(
                "waymark.mongo.uri",
                mongo.connectionString(),
                "waymark.issuer",
                issuer.uri(),
                "waymark.kafka.enabled",
                false,
                "waymark.keys.directory",
                keys(),
                "waymark.keys.create",
                true,
                "axon.serializer.general",
                "jackson3",
                "logging.structured.format.console",
                ""));
        overrides.putAll(more);
        context = ServiceRunner.run(SampleService.class, "sample", overrides);
    }

    private static String keys() {
        try {
            return Files.createTempDirectory("keys").resolve("k").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public int managementPort() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    public HttpResponse<String> get(String path, @Nullable String token) {
        return send(request(path, token).GET());
    }

    public HttpResponse<String> post(String path, @Nullable String token, String body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path, @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
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
