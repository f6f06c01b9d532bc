package waymark.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** An issuer of tokens with a key of its own, for services under test; it publishes its key as a real issuer does. */
public final class TestIssuer implements AutoCloseable {

    private static final Duration VALID = Duration.ofMinutes(10);

    private final RSAKey key = newKey("test");
    private final Clock clock;
    private final HttpServer server;

    public TestIssuer() {
        this(Clock.systemUTC());
    }

    public TestIssuer(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/jwks\"}".formatted(uri(), uri()));
        serve("/jwks", new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    /** A key this issuer does not publish. */
    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What everybody may know. */
    public RSAKey publicKey() {
        return key.toPublicJWK();
    }

    /** For somebody with these roles in this authority, working for these settings. */
    public String token(String la, Collection<String> roles, Collection<String> settings) {
        return token(claims ->
                claims.claim("la", la).claim("roles", List.copyOf(roles)).claim("settings", List.copyOf(settings)));
    }

    public String token(UnaryOperator<JWTClaimsSet.Builder> more) {
        return sign(key, more);
    }

    public String sign(RSAKey with, UnaryOperator<JWTClaimsSet.Builder> more) {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build();
        var token = new SignedJWT(header, claims(more));
        try {
            token.sign(new RSASSASigner(with));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** What a good token of this issuer says, and more. */
    public JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> more) {
        var now = clock.instant();
        return more.apply(new JWTClaimsSet.Builder()
                        .issuer(uri())
                        .audience("waymark")
                        .subject("tester")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(VALID))))
                .build();
    }

    private void serve(String path, String json) {
        server.createContext(path, exchange -> {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
