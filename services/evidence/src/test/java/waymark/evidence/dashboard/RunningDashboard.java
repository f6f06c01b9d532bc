package waymark.evidence.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;
import waymark.embedded.EmbeddedMongo;
import waymark.evidence.EvidenceService;
import waymark.evidence.Facts;
import waymark.identity.IdentityServer;
import waymark.identity.Persona;
import waymark.identity.SignIn;
import waymark.platform.consume.Listener;
import waymark.platform.security.Role;
import waymark.platform.service.ServiceRunner;

/** The evidence service with its dashboard and a real issuer, on free ports, over hand-made facts. */
final class RunningDashboard implements AutoCloseable {

    private static final String PASSWORD = "a password of this test";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" (?:type=\"hidden\" )?value=\"([^\"]+)\"");
    private static final List<String> PEOPLE =
            List.of(Role.INCLUSION_OFFICER, Role.ANALYST, Role.PANEL_MEMBER, Role.SENCO, Role.INSPECTOR);

    final int port = freePort();
    final int issuerPort = freePort();
    final ConfigurableApplicationContext context;
    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final ConfigurableApplicationContext issuer;

    RunningDashboard(Facts facts, Map<String, Object> more) {
        issuer = IdentityServer.start(new SignIn(
                issuerPort,
                PEOPLE.stream()
                        .map(role -> new Persona(
                                role,
                                role,
                                Facts.LA,
                                role.equals(Role.SENCO) ? List.of("s1") : List.of(),
                                List.of(role)))
                        .toList(),
                PASSWORD,
                new Persona("program", "Program", Facts.LA, List.of(), List.of(Role.INCLUSION_OFFICER)),
                "secret-of-program",
                "secret-of-dashboard",
                URI.create(address())));
        context = ServiceRunner.run(EvidenceService.class, "evidence", settings(more));
        var dossiers = context.getBeansOfType(Listener.class).values().stream()
                .filter(listener -> listener.name().equals("dossier"))
                .findFirst()
                .orElseThrow();
        facts.batches().forEach(batch -> dossiers.on(batch.getFirst().source(), batch));
    }

    private Map<String, Object> settings(Map<String, Object> more) {
        var all = new HashMap<String, Object>();
        all.put("server.port", port);
        all.put("management.server.port", 0);
        all.put("waymark.mongo.uri", mongo.connectionString());
        all.put("waymark.issuer", "http://127.0.0.1:" + issuerPort);
        all.put("waymark.kafka.enabled", false);
        all.put("waymark.keys.directory", keys());
        all.put("waymark.keys.create", true);
        all.put("waymark.authority.la", Facts.LA);
        all.put("waymark.authority.name", "Riverbank");
        all.put("waymark.authority.synthetic", true);
        all.put("waymark.authority.default-as-at", "2023-12-31");
        all.put("waymark.dashboard.client-secret", "secret-of-dashboard");
        all.put("logging.structured.format.console", "");
        all.putAll(more);
        return all;
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** A browser nobody has signed in with. */
    Browser browser() {
        return new Browser(address());
    }

    /** A browser after signing in as somebody with this role. */
    Browser signedInAs(String role) {
        var browser = browser();
        var page = browser.get("/");
        browser.post(
                "http://127.0.0.1:" + issuerPort + "/sign-in",
                Map.of("username", role, "password", PASSWORD, "_csrf", csrf(page.body())));
        return browser;
    }

    /** As set on a reader's first request. */
    List<String> sessionCookies() {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address())).build(), BodyHandlers.discarding())
                    .headers()
                    .allValues("Set-Cookie");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String csrf(String page) {
        var matcher = CSRF.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("No CSRF token in: " + page);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        context.close();
        issuer.close();
        mongo.close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String keys() {
        try {
            return Files.createTempDirectory("keys").resolve("k").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps cookies and follows redirects, as browsers do. */
    static final class Browser {

        private final String address;
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();

        Browser(String address) {
            this.address = address;
        }

        HttpResponse<String> get(String path) {
            return get(path, "text/html");
        }

        HttpResponse<String> get(String path, String accept) {
            return send(HttpRequest.newBuilder(URI.create(address + path)).header("Accept", accept));
        }

        HttpResponse<String> post(String url, Map<String, String> form) {
            var body = form.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .reduce((a, b) -> a + "&" + b)
                    .orElse("");
            return send(HttpRequest.newBuilder(URI.create(url.startsWith("http") ? url : address + url))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body)));
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
    }
}
