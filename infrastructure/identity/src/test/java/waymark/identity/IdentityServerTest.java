package waymark.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

class IdentityServerTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static SignIn signIn;
    private static ConfigurableApplicationContext server;

    @BeforeAll
    static void start() throws IOException {
        signIn = new SignIn(
                freePort(),
                List.of(
                        new Persona("senco", "SENCO", "874", List.of("setting-1"), List.of("senco")),
                        new Persona("operator", "Operator", "874", List.of(), List.of("platform-operator"))),
                "a-password-for-this-test",
                new Persona("waymark-cli", "Command line", "874", List.of(), List.of("inclusion-officer")),
                "a-secret-for-this-test",
                "another-secret",
                URI.create("http://127.0.0.1:8080"));
        server = IdentityServer.start(signIn);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_command_line_gets_a_short_lived_token_with_its_authority_and_roles() throws Exception {
        var answer = token("waymark-cli", signIn.programSecret());
        assertThat(answer.statusCode()).isEqualTo(200);
        var jwt = SignedJWT.parse(
                new JsonMapper().readTree(answer.body()).get("access_token").asString());
        var claims = jwt.getJWTClaimsSet();
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(claims.getIssuer()).isEqualTo(signIn.issuer());
        assertThat(claims.getAudience()).containsExactly("waymark");
        assertThat(claims.getStringClaim("la")).isEqualTo("874");
        assertThat(claims.getStringListClaim("roles")).containsExactly("inclusion-officer");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isLessThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void somebody_who_can_sign_in_gets_a_token_to_try_the_apis_with_and_no_other_rights() throws Exception {
        var answer = token("senco", signIn.password());

        assertThat(answer.statusCode()).isEqualTo(200);
        var claims = SignedJWT.parse(new JsonMapper()
                        .readTree(answer.body())
                        .get("access_token")
                        .asString())
                .getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("senco");
        assertThat(claims.getStringListClaim("roles")).containsExactly("senco");
        assertThat(claims.getStringListClaim("settings")).containsExactly("setting-1");
    }

    @Test
    void a_wrong_secret_gets_no_token() throws Exception {
        assertThat(token("waymark-cli", "guess").statusCode()).isEqualTo(401);
        assertThat(token("waymark-cli", signIn.password()).statusCode()).isEqualTo(401);
        assertThat(token("senco", "guess").statusCode()).isEqualTo(401);
    }

    @Test
    void the_sign_in_page_names_who_can_sign_in_and_never_the_password() throws Exception {
        var page = HTTP.send(
                HttpRequest.newBuilder(URI.create(signIn.issuer() + "/sign-in"))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("senco").doesNotContain(signIn.password());
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
    }

    @Test
    void the_dashboard_must_prove_it_started_the_sign_in_itself() throws Exception {
        var withoutProof = HTTP.send(
                HttpRequest.newBuilder(URI.create(signIn.issuer()
                                + "/oauth2/authorize?response_type=code&client_id=waymark-dashboard&scope=openid"
                                + "&redirect_uri=http://127.0.0.1:8080/login/oauth2/code/waymark"))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
        assertThat(withoutProof.statusCode()).isEqualTo(302);
        assertThat(withoutProof.headers().firstValue("Location").orElseThrow()).contains("error=invalid_request");
    }

    private static HttpResponse<String> token(String client, String secret) throws Exception {
        var basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes("UTF-8"));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(signIn.issuer() + "/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
