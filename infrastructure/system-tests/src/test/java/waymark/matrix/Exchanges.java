package waymark.matrix;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sends what a row of the table describes. */
final class Exchanges {

    /** No record has been changed so often: who may change it is told that it has moved on, and nothing changes. */
    static final String STALE = "\"999999\"";

    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)}");
    private static final Pattern IN_TEXT = Pattern.compile("<(\\w+)>");

    private final RunningServices services;
    private final AtomicInteger unique = new AtomicInteger();
    private final AtomicInteger year = new AtomicInteger(2013);

    Exchanges(RunningServices services) {
        this.services = services;
    }

    HttpResponse<String> send(Row row, Map<String, String> world, @Nullable String token, String version) {
        var operation = row.operation();
        var path = path(row, world);
        var body = body(row, world);
        var request = services.request(operation.service(), path)
                .method(operation.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", body.startsWith("{") ? "application/json" : "text/csv");
        }
        if (operation.changes()) {
            request.header("If-Match", version)
                    .header("Idempotency-Key", UUID.randomUUID().toString());
        } else {
            request.header("Purpose", "Shown who may see what");
        }
        return services.send(signed(request, token));
    }

    String path(Row row, Map<String, String> world) {
        var operation = row.operation();
        return filled(IN_PATH, operation.path(), operation.service(), world)
                + filled(IN_TEXT, row.query(), operation.service(), world);
    }

    String body(Row row, Map<String, String> world) {
        return filled(IN_TEXT, row.body(), row.operation().service(), world);
    }

    /** The operation's addresses with something else in place of each of its parts. */
    List<String> paths(Row row, Map<String, String> world, String instead) {
        var pattern = row.operation().path();
        return IN_PATH.matcher(pattern)
                .results()
                .map(part -> pattern.substring(0, part.start()) + instead + pattern.substring(part.end()))
                .map(path -> filled(IN_PATH, path, row.operation().service(), world))
                .toList();
    }

    static HttpRequest.Builder signed(HttpRequest.Builder request, @Nullable String token) {
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    String shown(Row row, Map<String, String> world) {
        return filled(IN_TEXT, row.shows(), row.operation().service(), world);
    }

    /** A name means the service's own thing of that name, if it has one, or else everybody's. */
    private String filled(Pattern names, String text, String service, Map<String, String> world) {
        return names.matcher(text).replaceAll(found -> {
            var name = found.group(1);
            if (name.equals("unique")) {
                return "M" + unique.incrementAndGet();
            }
            if (name.equals("newYear")) {
                return String.valueOf(year.incrementAndGet());
            }
            var value = world.getOrDefault(service + "." + name, world.get(name));
            if (value == null) {
                throw new IllegalStateException("There is no " + name + " in the world of the table: " + text);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
