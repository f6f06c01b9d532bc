package waymark.evidence.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

class SignInLimitTest {

    private static final Instant SIGNED_IN = Instant.parse("2024-05-31T08:00:00Z");

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @AfterEach
    void sign_out() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_sign_in_lasts_twelve_hours_unless_configured_otherwise() {
        var bound = new Binder(new MapConfigurationPropertySource(Map.of("waymark.dashboard.client-secret", "secret")))
                .bind("waymark.dashboard", DashboardProperties.class)
                .get();

        assertThat(bound.signInLimit()).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void until_then_a_reader_reads_on() throws ServletException, IOException {
        assertThat(readsOn(SIGNED_IN.plus(Duration.ofHours(12)).minusMillis(1))).isTrue();
        assertThat(request.getSession(false)).isNotNull();
    }

    @Test
    void then_the_session_ends_and_the_reader_is_told() throws ServletException, IOException {
        assertThat(readsOn(SIGNED_IN.plus(Duration.ofHours(12)))).isFalse();
        assertThat(response.getRedirectedUrl()).isEqualTo("/signed-in-too-long");
        assertThat(request.getSession(false)).isNull();
        assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
    }

    @Test
    void who_is_not_signed_in_has_no_limit() throws ServletException, IOException {
        var chain = new MockFilterChain();
        limitAt(SIGNED_IN.plus(Duration.ofDays(9))).doFilter(request, response, chain);
        assertThat(chain.getRequest()).isNotNull();
    }

    private boolean readsOn(Instant now) throws ServletException, IOException {
        request.getSession(true);
        var token = new OidcIdToken("id", SIGNED_IN, SIGNED_IN.plusSeconds(600), Map.of("sub", "reader"));
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(new DefaultOidcUser(List.of(), token), ""));
        var chain = new MockFilterChain();
        limitAt(now).doFilter(request, response, chain);
        return chain.getRequest() != null;
    }

    private static SignInLimit limitAt(Instant now) {
        return new SignInLimit(Duration.ofHours(12), Clock.fixed(now, ZoneOffset.UTC));
    }
}
