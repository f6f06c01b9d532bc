package waymark.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import waymark.standalone.DataDirectory;
import waymark.standalone.Ports;
import waymark.standalone.Service;
import waymark.standalone.Standalone;

/** Talks to a running instance through its public APIs, as any other program would. */
final class Client {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(1);
    private static final int OK_UP_TO = 299;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Ports ports;
    private final String secret;
    private final Clock clock;
    private @Nullable String token;
    private Instant renewAt = Instant.MIN;

    Client(Path data, Ports ports, Clock clock) {
        this.ports = ports;
        this.secret = DataDirectory.secretOf(data, Standalone.CLI_SECRET);
        this.clock = clock;
    }

    JsonNode get(Service service, String path) {
        return json(send(request(service, path).GET()));
    }

    byte[] bytes(Service service, String path, String mediaType) {
        try {
            var response = http.send(
                    request(service, path).header("Accept", mediaType).GET().build(), BodyHandlers.ofByteArray());
            if (response.statusCode() > OK_UP_TO) {
                throw refusal(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Posts and follows the {@code Location} the service answers with; returns that path. */
    String post(Service service, String path, String contentType, BodyPublisher body) {
        var response = send(request(service, path)
                .header("Content-Type", contentType)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(body));
        return response.headers().firstValue("Location").map(this::pathOf).orElse(path);
    }

    private String pathOf(String location) {
        var uri = URI.create(location);
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.of(service) + path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Bearer " + token());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() > OK_UP_TO) {
                throw refusal(response.statusCode(), response.body());
            }
            return response;
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private String token() {
        var current = token;
        if (current != null && clock.instant().isBefore(renewAt)) {
            return current;
        }
        var basic = Base64.getEncoder()
                .encodeToString((Standalone.CLI_CLIENT + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var answer =
                json(send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.identity() + "/oauth2/token"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))));
        var fresh = answer.get("access_token").asString();
        token = fresh;
        renewAt = clock.instant().plusSeconds(answer.get("expires_in").asLong()).minus(RENEW_BEFORE);
        return fresh;
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private static ClientException refusal(int status, String body) {
        try {
            var problem = JSON.readTree(body);
            return new ClientException("%s (%s)"
                    .formatted(
                            problem.path("detail").asString("The service answered " + status + "."),
                            problem.path("code").asString(String.valueOf(status))));
        } catch (tools.jackson.core.JacksonException e) {
            return new ClientException("The service answered " + status + ".", e);
        }
    }

    private static ClientException unreachable(IOException e) {
        return new ClientException("Waymark does not answer; start it with ./waymark up, or name its --data.", e);
    }

    private static ClientException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ClientException("Interrupted.", e);
    }
}
