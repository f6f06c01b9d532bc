package waymark.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import waymark.faults.Operation.Answer;
import waymark.faults.Operation.Kind;
import waymark.faults.Operation.Outcome;

/**
 * One client: does one thing after another, tries again under the same key where it was not told how that ended, and now
 * and then asks again although it was told. What it has no certain version of any more it leaves alone.
 */
final class Client {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int TRIES = 5;

    private final String name;
    private final Random random;
    private final HttpClient http;
    private final String uri;
    private final Supplier<String> token;
    private final History history;
    private final SharedSetting shared;
    private final List<Place> mine = new ArrayList<>();
    private int made;

    Client(String name, Random random, HttpClient http, Service service, History history, SharedSetting shared) {
        this.name = name;
        this.random = random;
        this.http = http;
        this.uri = service.uri();
        this.token = service.token();
        this.history = history;
        this.shared = shared;
    }

    /** Where to ask, and as whom. */
    record Service(String uri, Supplier<String> token) {}

    /** A setting, and the version it has as far as this client knows. */
    record Place(String id, long version) {}

    private record Request(Kind kind, String text, @Nullable Place place, String method, String path, String body) {}

    void run(BooleanSupplier going) {
        while (going.getAsBoolean()) {
            try {
                next();
                Thread.sleep(5 + random.nextInt(20));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void next() throws InterruptedException {
        int choice = random.nextInt(100);
        if (mine.isEmpty() || choice < 35) {
            register().ifOk(place -> mine.add(place));
        } else if (choice < 45) {
            shared.change(this);
        } else {
            var place = mine.remove(random.nextInt(mine.size()));
            if (choice < 80) {
                change(place).ifOk(mine::add);
            } else if (choice < 95) {
                appoint(place);
                mine.add(place);
            } else {
                close(place);
            }
        }
    }

    Done register() throws InterruptedException {
        var text = text();
        return ask(new Request(Kind.REGISTER, text, null, "POST", "/api/v1/settings", """
                {"reference":"%1$s","details":{"name":"%1$s","type":"PRESCHOOL","ward":"Ward","places":20},\
                "openedOn":"2019-09-01"}""".formatted(text)));
    }

    Done change(Place place) throws InterruptedException {
        var text = text();
        return ask(new Request(Kind.CHANGE, text, place, "PUT", "/api/v1/settings/" + place.id(), """
                {"details":{"name":"%s","type":"PRESCHOOL","ward":"Ward","places":%d},"from":"2024-09-01"}""".formatted(
                        text, random.nextInt(100))));
    }

    private void close(Place place) throws InterruptedException {
        ask(new Request(Kind.CLOSE, place.id(), place, "POST", "/api/v1/settings/" + place.id() + "/closures", """
                {"closedOn":"2025-01-01"}"""));
    }

    private void appoint(Place place) throws InterruptedException {
        var text = text();
        ask(new Request(Kind.APPOINT, place.id(), null, "POST", "/api/v1/sencos", """
                {"reference":"%1$s","name":"%1$s","settingId":"%2$s","startedOn":"2022-09-01"}""".formatted(text, place.id())));
    }

    private String text() {
        return name + "-" + ++made;
    }

    /** How it ended: what is known of the setting then, if anything. */
    record Done(Outcome outcome, @Nullable Place place) {
        void ifOk(Consumer<Place> with) {
            if (outcome == Outcome.OK && place != null) {
                with.accept(place);
            }
        }
    }

    private Done ask(Request request) throws InterruptedException {
        var key = UUID.randomUUID().toString();
        boolean certain = true;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            var answer = send(request, key);
            if (answer.outcome() == Outcome.OK) {
                if (random.nextInt(10) == 0 && request.method().equals("POST")) {
                    send(request, key);
                }
                boolean known = answer.stream() != null && answer.version() >= 0;
                return new Done(Outcome.OK, known ? new Place(answer.stream(), answer.version()) : null);
            }
            if (answer.outcome() == Outcome.REFUSED && answer.status() < 500) {
                return new Done(certain ? Outcome.REFUSED : Outcome.UNKNOWN, null);
            }
            certain &= answer.outcome() == Outcome.REFUSED;
            Thread.sleep(300L * attempt + random.nextInt(300));
        }
        return new Done(certain ? Outcome.REFUSED : Outcome.UNKNOWN, null);
    }

    /** As the register shows it now, if it does. */
    Optional<Place> look(String id) throws InterruptedException {
        var message = HttpRequest.newBuilder(URI.create(uri + "/api/v1/settings/" + id))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.get());
        try {
            return http.send(message.build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .map(Client::versionIn)
                    .map(version -> new Place(id, version));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static long versionIn(String tag) {
        return Long.parseLong(tag.replace("\"", ""));
    }

    private Answer send(Request request, String key) throws InterruptedException {
        var place = request.place();
        history.asking(key, request.kind(), request.text(), place == null ? null : place.id());
        var answer = exchange(request, key);
        history.answered(key, answer);
        return answer;
    }

    private Answer exchange(Request request, String key) throws InterruptedException {
        var message = HttpRequest.newBuilder(URI.create(uri + request.path()))
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
            long version =
                    response.headers().firstValue("ETag").map(Client::versionIn).orElse(-1L);
            return new Answer(Outcome.OK, status, stream, version);
        }
        boolean nothing = status >= 500
                ? response.body().contains("This request changed nothing")
                : !response.body().contains("web/request-in-flight");
        return new Answer(nothing ? Outcome.REFUSED : Outcome.UNKNOWN, status, null, -1);
    }
}
