package waymark.evidence.dashboard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that is too old however busy it is, so that roles taken away at the issuer do not live on here. Counted
 * from when the issuer made the ID token; whether it then asks for a password again is the issuer's to decide.
 */
final class SignInLimit extends OncePerRequestFilter {

    static final String PAGE = "/signed-in-too-long";

    private final Duration limit;
    private final Clock clock;

    SignInLimit(Duration limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var reader = SecurityContextHolder.getContext().getAuthentication();
        var since = signedIn(reader);
        if (since == null || clock.instant().isBefore(since.plus(limit))) {
            chain.doFilter(request, response);
        } else {
            new SecurityContextLogoutHandler().logout(request, response, reader);
            response.sendRedirect(request.getContextPath() + PAGE);
        }
    }

    private static @Nullable Instant signedIn(@Nullable Authentication reader) {
        return reader != null && reader.getPrincipal() instanceof OidcUser user
                ? user.getIdToken().getIssuedAt()
                : null;
    }
}
