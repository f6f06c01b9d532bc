package waymark.matrix;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.context.ConfigurableApplicationContext;
import waymark.embedded.EmbeddedKafka;
import waymark.embedded.EmbeddedMongo;
import waymark.evidence.EvidenceService;
import waymark.funding.FundingService;
import waymark.journeys.JourneysService;
import waymark.platform.service.ServiceRunner;
import waymark.settings.SettingsService;
import waymark.testkit.TestIssuer;
import waymark.training.TrainingService;

/** The five services side by side on free ports, over the embedded servers, trusting an issuer of our own. */
final class RunningServices implements AutoCloseable {

    static final Map<String, Class<?>> ALL = new TreeMap<>(Map.of(
            "settings", SettingsService.class,
            "journeys", JourneysService.class,
            "funding", FundingService.class,
            "training", TrainingService.class,
            "evidence", EvidenceService.class));

    private static final int STARTED_AT_ONCE = 2;

    final TestIssuer issuer = new TestIssuer();
    private final HttpClient client = HttpClient.newHttpClient();
    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final EmbeddedKafka kafka;
    private final Map<String, ConfigurableApplicationContext> running = new LinkedHashMap<>();

    RunningServices(Path directory) {
        kafka = EmbeddedKafka.onFreePort(directory.resolve("kafka"));
        Map<String, Object> settings = Map.of(
                "server.port",
                0,
                "management.server.port",
                0,
                "spring.main.register-shutdown-hook",
                false,
                "waymark.mongo.uri",
                mongo.connectionString(),
                "waymark.kafka.bootstrap-servers",
                kafka.bootstrapServers(),
                "waymark.issuer",
                issuer.uri(),
                "waymark.keys.directory",
                directory.resolve("keys"),
                "waymark.keys.create",
                true);
        var starting = new LinkedHashMap<String, Future<ConfigurableApplicationContext>>();
        try (var starters = Executors.newFixedThreadPool(STARTED_AT_ONCE)) {
            ALL.forEach((name, service) ->
                    starting.put(name, starters.submit(() -> ServiceRunner.run(service, name, settings))));
        }
        try {
            starting.forEach((name, context) -> running.put(name, started(name, context)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static ConfigurableApplicationContext started(String name, Future<ConfigurableApplicationContext> context) {
        try {
            return context.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(name + " did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    ConfigurableApplicationContext context(String service) {
        return running.get(service);
    }

    HttpRequest.Builder request(String service, String path) {
        var port = context(service).getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        running.values().forEach(ConfigurableApplicationContext::close);
        client.close();
        issuer.close();
        kafka.close();
        mongo.close();
    }
}
