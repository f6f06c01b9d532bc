package waymark.system;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the services over HTTP with the token of somebody who signed in as a person would. */
final class Api {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String PROOF = "a-proof-key-that-is-long-enough-for-the-standard-43";

    private final Demonstration demonstration;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Api(Demonstration demonstration) {
        this.demonstration = demonstration;
    }

    /** After a restart everybody signs in anew: the issuer of one machine makes its key at start. */
    void signOut() {
        tokens.clear();
    }

    HttpResponse<String> get(String person, int port, String path, String accept) {
        return send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + tokens.computeIfAbsent(person, this::signIn))
                        .header("Accept", accept));
    }

    JsonNode evidence(String person, String path) {
        var response = get(person, demonstration.base(), path, "application/json");
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    /** The authorization code flow with proof key, up to the redirect that carries the code. */
    private String signIn(String person) {
        var issuer = "http://127.0.0.1:" + (demonstration.base() + 920);
        var redirect = demonstration.dashboard() + "/login/oauth2/code/waymark";
        var http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var authorize = issuer + "/oauth2/authorize?response_type=code&client_id=waymark-dashboard&scope=openid&state=s"
                + "&code_challenge_method=S256&code_challenge=" + challenge() + "&redirect_uri=" + encoded(redirect);
        send(http, HttpRequest.newBuilder(URI.create(authorize)).header("Accept", "text/html"));
        var page = send(
                http, HttpRequest.newBuilder(URI.create(issuer + "/sign-in")).header("Accept", "text/html"));
        var csrf = CSRF.matcher(page.body());
        if (!csrf.find()) {
            throw new AssertionError("no sign-in form");
        }
        send(
                http,
                form(
                        issuer + "/sign-in",
                        "username=" + person + "&password=" + demonstration.secret("sign-in") + "&_csrf="
                                + encoded(csrf.group(1))));
        var back = send(http, HttpRequest.newBuilder(URI.create(authorize)).header("Accept", "text/html"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var code = back.replaceAll(".*[?&]code=([^&]+).*", "$1");
        var basic = Base64.getEncoder()
                .encodeToString(
                        ("waymark-dashboard:" + demonstration.secret("dashboard")).getBytes(StandardCharsets.UTF_8));
        var answer = send(
                http,
                form(
                                issuer + "/oauth2/token",
                                "grant_type=authorization_code&code=" + code + "&redirect_uri=" + encoded(redirect)
                                        + "&code_verifier=" + PROOF)
                        .header("Authorization", "Basic " + basic));
        return JSON.readTree(answer.body()).get("access_token").asString();
    }

    private static HttpRequest.Builder form(String address, String body) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String challenge() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(PROOF.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
