package waymark.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import waymark.platform.security.Role;

/** Whatever is sent to whatever operation, no refusal, no list of problems and no line of the log repeats it. */
class NothingRepeatedSliceTest {

    private static final List<Row> TABLE = Row.table("access.txt");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Overheard LOG = new Overheard();

    private static final Pattern LOGGER = Pattern.compile("<logger name=\"([^\"]+)\" level=\"([A-Z]+)\"/>");

    /** Names the day a SENCO's qualification was recorded with, which is no child's. */
    private static final String SAYS_A_DATE = "settings/qualification-recorded";

    private static RunningServices services;
    private static Map<String, String> world;
    private static Level before;

    @BeforeAll
    static void start(@TempDir Path directory) {
        before = ROOT.getLevel();
        // As the platform logs when it runs.
        ROOT.setLevel(Level.INFO);
        levels().forEach((name, level) -> ((Logger) LoggerFactory.getLogger(name)).setLevel(level));
        LOG.start();
        ROOT.addAppender(LOG);
        services = new RunningServices(directory);
        world = World.make(services);
    }

    private static Map<String, Level> levels() {
        try (var file =
                Objects.requireNonNull(NothingRepeatedSliceTest.class.getResourceAsStream("/waymark-logback.xml"))) {
            return LOGGER.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .collect(Collectors.toMap(found -> found.group(1), found -> Level.valueOf(found.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        ROOT.detachAppender(LOG);
        ROOT.setLevel(before);
        levels().keySet().forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(null));
        if (services != null) {
            services.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> of_a_body_that_is_not_as_it_must_be() {
        return TABLE.stream().filter(row -> row.operation().changes()).map(row -> test(row, this::bodies));
    }

    @TestFactory
    Stream<DynamicTest> of_an_address_a_parameter_or_a_header() {
        return TABLE.stream().map(row -> test(row, this::addresses));
    }

    @TestFactory
    Stream<DynamicTest> of_a_file() {
        return RunningServices.ALL.keySet().stream()
                .flatMap(service -> formats(service).stream()
                        .map(format -> DynamicTest.dynamicTest(
                                service + " " + format.kind(),
                                () -> assertThat(files(service, format)).isEmpty())));
    }

    /** Shows that the tests above look where something is. */
    @Test
    void what_is_accepted_is_shown_to_who_may_see_it() {
        assertThat(Canaries.in("{\"surname\":\"" + Canaries.NAME.toUpperCase(Locale.ROOT) + "\"}"))
                .isNotEmpty();
        ROOT.info("A line about {}", Canaries.UPN);
        assertThat(LOG.taken()).isNotEmpty();
    }

    private interface Probing {
        List<String> repeated(Row row);
    }

    private static DynamicTest test(Row row, Probing probing) {
        return DynamicTest.dynamicTest(row.operation().toString(), () -> {
            var repeated = new ArrayList<>(probing.repeated(row));
            repeated.addAll(LOG.taken());
            assertThat(repeated.stream().distinct()).isEmpty();
        });
    }

    private List<String> bodies(Row row) {
        var exchanges = new Exchanges(services);
        var path = exchanges.path(row, world);
        var people = people(row);
        var repeated = new ArrayList<String>();
        Malformed.of(exchanges.body(row, world))
                .forEach(body ->
                        repeated.addAll(repeatedIn(known(row, asking(row, path, people.getFirst()), "*", body))));
        for (var body : Malformed.anything()) {
            people.forEach(person -> repeated.addAll(repeatedIn(known(row, asking(row, path, person), "*", body))));
        }
        return repeated;
    }

    private List<String> addresses(Row row) {
        var exchanges = new Exchanges(services);
        var good = exchanges.path(row, world);
        var body = exchanges.body(row, world);
        var people = people(row);
        var repeated = new ArrayList<String>();
        for (var canary : Canaries.ALL) {
            for (var address : exchanges.paths(row, world, encoded(canary))) {
                people.forEach(
                        person -> repeated.addAll(repeatedIn(known(row, asking(row, address, person), "*", body))));
            }
            for (var address : withParameters(good, encoded(canary))) {
                repeated.addAll(repeatedIn(known(row, asking(row, address, people.getFirst()), "*", body)));
            }
            headers(row, good, body, canary).forEach(request -> repeated.addAll(repeatedIn(request)));
        }
        return repeated;
    }

    private static List<String> withParameters(String address, String canary) {
        var join = address.contains("?") ? "&" : "?";
        return Stream.of(canary, "page", "pageSize", "kind", "as-at", "la", "setting", "cell")
                .map(name -> address + join + name + "=" + canary)
                .toList();
    }

    private static List<HttpRequest.Builder> headers(Row row, String path, String body, String canary) {
        var header = canary.substring(0, Math.min(canary.length(), 900));
        var officer = people(row).getFirst();
        var all = new ArrayList<HttpRequest.Builder>();
        all.add(known(row, asking(row, path, officer), header, body));
        for (var name : List.of("Accept", "Content-Type", "Idempotency-Key", "Correlation-Id", "traceparent")) {
            all.add(asking(row, path, officer)
                    .header(name, header)
                    .method(row.operation().method(), publisher(body)));
        }
        all.add(asking(row, path, "").header("Authorization", "Bearer " + header));
        return all;
    }

    private static HttpRequest.Builder known(Row row, HttpRequest.Builder request, String version, String body) {
        return request.header(
                        "Content-Type", row.operation().path().endsWith("/imports") ? "text/csv" : "application/json")
                .header("If-Match", version)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(row.operation().method(), publisher(body));
    }

    private static BodyPublisher publisher(String body) {
        return body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    /** One who may, one of another authority, one who may not, and nobody. */
    private static List<String> people(Row row) {
        var role = row.roles().iterator().next();
        var people = new ArrayList<String>();
        people.add(Person.of(World.HERE, role, world.get("settingId")).token(services.issuer));
        people.add(Person.of(World.ELSEWHERE, role).token(services.issuer));
        people.add(Person.of(World.HERE, Role.PLATFORM_OPERATOR).token(services.issuer));
        people.add("");
        return people;
    }

    private static HttpRequest.Builder asking(Row row, String path, String token) {
        return Exchanges.signed(services.request(row.operation().service(), path), token.isEmpty() ? null : token);
    }

    private List<String> files(String service, Format format) {
        var officer = Person.of(World.HERE, Role.INCLUSION_OFFICER).token(services.issuer);
        var repeated = new ArrayList<String>();
        for (var file : format.files()) {
            var taken = services.send(
                    Exchanges.signed(services.request(service, "/api/v1/imports?kind=" + format.kind()), officer)
                            .header("Content-Type", format.mediaType())
                            .POST(BodyPublishers.ofString(file)));
            repeated.addAll(repeatedIn(taken));
            taken.headers().firstValue("Location").ifPresent(location -> {
                await().pollInterval(Duration.ofMillis(10))
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> !get(service, location, officer).body().contains("VALIDATING"));
                repeated.addAll(shown(get(service, location, officer)));
                repeated.addAll(shown(get(service, location + "/problems?pageSize=100", officer)));
            });
        }
        repeated.addAll(LOG.taken());
        return repeated.stream().distinct().toList();
    }

    private static HttpResponse<String> get(String service, String path, String token) {
        return services.send(Exchanges.signed(services.request(service, path), token));
    }

    private record Format(String kind, String mediaType, List<String> files) {}

    private static List<Format> formats(String service) {
        var officer = Person.of(World.HERE, Role.INCLUSION_OFFICER).token(services.issuer);
        var all = new ArrayList<Format>();
        JSON.readTree(get(service, "/api/v1/import-formats", officer).body())
                .forEach(format -> all.add(new Format(
                        format.path("kind").asString(), format.path("mediaType").asString(), BadFiles.of(format))));
        return all;
    }

    private static List<String> repeatedIn(HttpRequest.Builder request) {
        return repeatedIn(services.send(request));
    }

    private static List<String> repeatedIn(HttpResponse<String> answer) {
        boolean ofASenco = answer.body().contains("\"" + SAYS_A_DATE + "\"")
                && Canaries.in(answer.body()).equals(List.of(Canaries.BORN));
        return answer.statusCode() < 400 || ofASenco ? List.of() : shown(answer);
    }

    private static List<String> shown(HttpResponse<String> answer) {
        var text = answer.headers().map() + " " + answer.body();
        return Canaries.in(text).isEmpty()
                ? List.of()
                : List.of(answer.request().method() + " " + answer.statusCode() + " " + Canaries.in(text) + " in "
                        + shortened(text));
    }

    private static String shortened(@Nullable String text) {
        return String.valueOf(text).substring(0, Math.min(String.valueOf(text).length(), 1500));
    }

    private static String encoded(String canary) {
        return URLEncoder.encode(canary, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Lines of the log with something of a canary in them. */
    private static final class Overheard extends AppenderBase<ILoggingEvent> {

        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            var line = event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                    + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
            if (!Canaries.in(line).isEmpty()) {
                lines.add("logged: " + shortened(line));
            }
        }

        List<String> taken() {
            var all = new ArrayList<String>();
            for (var line = lines.poll(); line != null; line = lines.poll()) {
                all.add(line);
            }
            return all;
        }
    }
}
