package waymark.matrix;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import waymark.platform.security.Role;
import waymark.testkit.TestIssuer;

/** Tokens somebody could make, or keep, who has seen the issuer's public key and a good token. */
final class Forger {

    private final TestIssuer issuer;
    private final UnaryOperator<JWTClaimsSet.Builder> person;

    Forger(TestIssuer issuer, UnaryOperator<JWTClaimsSet.Builder> person) {
        this.issuer = issuer;
        this.person = person;
    }

    /** By what is wrong with them. */
    Map<String, String> tokens() {
        var all = new LinkedHashMap<String, String>();
        claims(all);
        signatures(all);
        return all;
    }

    private void claims(Map<String, String> all) {
        all.put("for another audience", with(claims -> claims.audience("elsewhere")));
        all.put("for no audience", with(claims -> claims.audience(List.of())));
        all.put("of another issuer", with(claims -> claims.issuer("http://127.0.0.1:1")));
        all.put("expired", with(claims -> claims.expirationTime(in(Duration.ofMinutes(-1)))));
        all.put("never expiring", with(claims -> claims.expirationTime(null)));
        all.put("not valid yet", with(claims -> claims.notBeforeTime(in(Duration.ofMinutes(5)))));
    }

    private void signatures(Map<String, String> all) {
        var claims = issuer.claims(person);
        var good = issuer.token(person);
        var stranger = TestIssuer.newKey("stranger");
        all.put("alg none", new PlainJWT(claims).serialize());
        all.put("HS256 with the public key's bytes", hmac(claims, bytes(issuer.publicKey())));
        all.put("HS256 with the public key's PEM", hmac(claims, pem(issuer.publicKey())));
        all.put(
                "HS256 with the public key's JWK",
                hmac(claims, issuer.publicKey().toJSONString().getBytes(StandardCharsets.UTF_8)));
        all.put("an unknown key", issuer.sign(stranger, person));
        all.put("another key under the issuer's kid", issuer.sign(TestIssuer.newKey("test"), person));
        all.put("its own key brought along", bringing(stranger, claims));
        all.put("another algorithm with the issuer's kid", rsa(JWSAlgorithm.PS256, TestIssuer.newKey("test"), claims));
        all.put("without its signature", good.substring(0, good.lastIndexOf('.') + 1));
        all.put("with another's claims", otherClaims(good));
        all.put("not a token", "officer");
    }

    private String with(UnaryOperator<JWTClaimsSet.Builder> wrong) {
        return issuer.token(claims -> wrong.apply(person.apply(claims)));
    }

    /** A good signature under claims it was not made for. */
    private String otherClaims(String good) {
        var parts = good.split("\\.");
        var claims = issuer.claims(all -> all.claim("la", World.HERE).claim("roles", List.of(Role.PANEL_MEMBER)));
        var payload = claims.toPayload().toBase64URL();
        return parts[0] + "." + payload + "." + parts[2];
    }

    private static String bringing(RSAKey key, JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .jwk(key.toPublicJWK())
                .build();
        return signed(header, claims, signer(key));
    }

    private static String rsa(JWSAlgorithm algorithm, RSAKey key, JWTClaimsSet claims) {
        return signed(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims, signer(key));
    }

    private static String hmac(JWTClaimsSet claims, byte[] secret) {
        try {
            return signed(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("test").build(), claims, new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(RSAKey key) {
        try {
            return key.toRSAPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem(RSAKey key) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes(key));
        return ("-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Date in(Duration time) {
        return Date.from(Clock.systemUTC().instant().plus(time));
    }
}
