package waymark.evidence.dashboard;

import java.net.URI;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** What every page tells the browser not to do. */
final class PageHeaders {

    private PageHeaders() {}

    static void harden(HeadersConfigurer<HttpSecurity> headers, String issuer) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy(issuer)))
                .frameOptions(frames -> frames.deny())
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"))
                .addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Resource-Policy", "same-origin"));
    }

    /** Forms may lead to the issuer because signing out does. */
    static String contentSecurityPolicy(String issuer) {
        var address = URI.create(issuer);
        return "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self' "
                + address.getScheme() + "://" + address.getAuthority()
                + "; frame-ancestors 'none'; base-uri 'none'";
    }
}
