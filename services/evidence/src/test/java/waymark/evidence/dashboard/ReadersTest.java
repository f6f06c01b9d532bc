package waymark.evidence.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import waymark.platform.security.Callers;

class ReadersTest {

    private static final Instant NOON = Instant.parse("2023-12-31T12:00:00Z");

    @Test
    void authority_and_roles_are_taken_from_the_id_token() {
        JwtDecoder unused = token -> {
            throw new AssertionError("The access token was looked at.");
        };
        var reader = new Readers(unused).loadUser(request(Map.of("la", "874", "roles", List.of("analyst"))));
        assertThat(Callers.roles(reader)).containsExactly("analyst");
        assertThat(reader.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly("ROLE_analyst");
    }

    @Test
    void what_the_id_token_leaves_out_is_taken_from_the_access_token() {
        JwtDecoder access = token -> Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .claims(claims -> claims.putAll(
                        Map.of("sub", "x", "la", "874", "settings", List.of("s1"), "roles", List.of("senco"))))
                .build();
        var reader = new Readers(access).loadUser(request(Map.of()));
        assertThat(reader.getName()).isEqualTo("reader");
        assertThat(reader.getClaims()).containsEntry("la", "874").containsEntry("settings", List.of("s1"));
        assertThat(Callers.roles(reader)).containsExactly("senco");
    }

    @Test
    void an_access_token_the_api_would_refuse_signs_nobody_in() {
        JwtDecoder refusing = token -> {
            throw new BadJwtException("expired");
        };
        assertThatThrownBy(() -> new Readers(refusing).loadUser(request(Map.of())))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }

    private static OidcUserRequest request(Map<String, Object> more) {
        var claims = new HashMap<String, Object>(more);
        claims.put("sub", "reader");
        var registration = ClientRegistration.withRegistrationId("waymark")
                .clientId("waymark-dashboard")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}")
                .authorizationUri("https://issuer.example/authorize")
                .tokenUri("https://issuer.example/token")
                .build();
        return new OidcUserRequest(
                registration,
                new OAuth2AccessToken(TokenType.BEARER, "access", NOON, NOON.plusSeconds(600)),
                new OidcIdToken("id", NOON, NOON.plusSeconds(600), claims));
    }
}
