package waymark.evidence.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockServletContext;

class DashboardPropertiesTest {

    @Test
    void over_https_the_cookie_is_secure_and_bound_to_this_host() throws ServletException {
        var cookie = cookie("https://evidence.example.gov.uk/");
        assertThat(cookie.getName()).isEqualTo("__Host-waymark");
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.isHttpOnly()).isTrue();
    }

    @Test
    void on_one_machine_without_https_the_cookie_has_a_name_browsers_accept() throws ServletException {
        var cookie = cookie("http://127.0.0.1:8080");
        assertThat(cookie.getName()).isEqualTo("waymark-dashboard");
        assertThat(cookie.isSecure()).isFalse();
    }

    @Test
    void the_issuer_sends_readers_back_to_the_address_they_know() {
        assertThat(properties("https://evidence.example.gov.uk/").redirectUri())
                .isEqualTo("https://evidence.example.gov.uk/login/oauth2/code/{registrationId}");
        assertThat(properties(null).redirectUri()).isEqualTo("{baseUrl}/login/oauth2/code/{registrationId}");
    }

    @Test
    void forms_may_lead_to_the_issuers_host_and_nowhere_else() {
        assertThat(PageHeaders.contentSecurityPolicy("https://sign-in.example.gov.uk/realms/la"))
                .contains("form-action 'self' https://sign-in.example.gov.uk;")
                .doesNotContain("realms", "*", "unsafe");
    }

    @Test
    void an_authority_the_installation_was_not_told_about_goes_by_its_code() {
        var authority = new AuthorityProperties("874", "Riverbank", false, null);
        assertThat(authority.nameOf("874")).isEqualTo("Riverbank");
        assertThat(authority.nameOf("201")).isEqualTo("Local authority 201");
    }

    private static jakarta.servlet.SessionCookieConfig cookie(String address) throws ServletException {
        var context = new MockServletContext();
        new DashboardConfiguration().dashboardSession(properties(address)).onStartup(context);
        return context.getSessionCookieConfig();
    }

    private static DashboardProperties properties(@Nullable String address) {
        return new DashboardProperties(
                address == null ? null : URI.create(address),
                "waymark-dashboard",
                "secret",
                null,
                null,
                null,
                Duration.ofHours(12));
    }
}
