package waymark.platform.security;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;

/** Reads the caller out of whatever signed him or her in: a bearer token or a browser's session. */
public final class Callers {

    private static final Pattern AUTHORITY = Pattern.compile("\\d{3}");

    private Callers() {}

    /** @throws NoAuthorityException if the token names no authority */
    public static Caller of(@Nullable Authentication authentication) {
        return find(authentication).orElseThrow(NoAuthorityException::new);
    }

    public static Optional<Caller> find(@Nullable Authentication authentication) {
        return Optional.ofNullable(authentication)
                .map(Authentication::getPrincipal)
                .filter(ClaimAccessor.class::isInstance)
                .map(ClaimAccessor.class::cast)
                .flatMap(Callers::fromClaims);
    }

    /** The roles a token claims, whether or not it names an authority. */
    public static Set<String> roles(ClaimAccessor claims) {
        return texts(claims, "roles");
    }

    private static Optional<Caller> fromClaims(ClaimAccessor claims) {
        return claims.getClaims().get("la") instanceof String la
                        && AUTHORITY.matcher(la).matches()
                        && claims.getClaims().get("sub") instanceof String subject
                ? Optional.of(new Caller(subject, la, texts(claims, "settings"), roles(claims)))
                : Optional.empty();
    }

    private static Set<String> texts(ClaimAccessor claims, String name) {
        return claims.getClaims().get(name) instanceof Collection<?> values
                ? values.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
