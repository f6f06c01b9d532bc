package waymark.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import waymark.faults.Client.Place;
import waymark.faults.Operation.Answer;
import waymark.faults.Operation.Outcome;

/** The service as its clients see it: any of its processes, asked with a token, and what their answers mean. */
final class Service {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final HttpClient http;
    private final Supplier<List<String>> processes;
    private final Supplier<String> token;
    private final History history;

    /** @param processes addresses, as many as run just now */
    Service(HttpClient http, Supplier<List<String>> processes, Supplier<String> token, History history) {
        this.http = http;
        this.processes = processes;
        this.token = token;
        this.history = history;
    }

    Answer ask(Request request, String key, Random random) throws InterruptedException {
        var place = request.place();
        history.asking(key, request.kind(), request.text(), place == null ? null : place.id());
        var answer = exchange(request, key, random);
        history.answered(key, answer);
        return answer;
    }

    /**
     * What became of it was not told, and now it is refused because its place has another version: nobody else changes
     * that place, so that it was done.
     */
    void found(String key) {
        history.answered(key, new Answer(Outcome.OK, 0, null, -1));
    }

    /** As the register shows it now, if it does. */
    Optional<Place> look(String id, Random random) throws InterruptedException {
        var message = HttpRequest.newBuilder(uri("/api/v1/settings/" + id, random))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.get());
        try {
            return http.send(message.build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .map(Service::versionIn)
                    .map(version -> new Place(id, version));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private URI uri(String path, Random random) {
        var running = processes.get();
        return URI.create(running.get(random.nextInt(running.size())) + path);
    }

    private static long versionIn(String tag) {
        return Long.parseLong(tag.replace("\"", ""));
    }

    private Answer exchange(Request request, String key, Random random) throws InterruptedException {
        var message = HttpRequest.newBuilder(uri(request.path(), random))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.get())
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("Correlation-Id", key)
                .method(request.method(), BodyPublishers.ofString(request.body()));
        var place = request.place();
        if (place != null) {
            message.header("If-Match", "\"" + place.version() + "\"");
        }
        try {
            return judge(http.send(message.build(), BodyHandlers.ofString()), place);
        } catch (IOException e) {
            return new Answer(Outcome.UNKNOWN, 0, null, -1);
        }
    }

    /** What the answer says of this attempt, taken at its word. */
    private static Answer judge(HttpResponse<String> response, @Nullable Place place) {
        int status = response.statusCode();
        if (status < 300) {
            var stream = response.headers()
                    .firstValue("Location")
                    .map(location -> location.substring(location.lastIndexOf('/') + 1))
                    .orElse(place == null ? null : place.id());
            long version = response.headers()
                    .firstValue("ETag")
                    .map(Service::versionIn)
                    .orElse(-1L);
            return new Answer(Outcome.OK, status, stream, version);
        }
        boolean nothing = status >= 500
                ? response.body().contains("This request changed nothing")
                : !response.body().contains("web/request-in-flight");
        return new Answer(nothing ? Outcome.REFUSED : Outcome.UNKNOWN, status, null, -1);
    }
}
