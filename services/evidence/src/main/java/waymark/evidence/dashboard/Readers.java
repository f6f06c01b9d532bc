package waymark.evidence.dashboard;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import waymark.platform.security.Callers;

/**
 * Who signed in: authority, settings and roles from the ID token or, where an issuer puts them there only, from the access
 * token, which must then be as good as for the API.
 */
@Component
class Readers implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final JwtDecoder accessTokens;

    Readers(JwtDecoder accessTokens) {
        this.accessTokens = accessTokens;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var claims = claims(request);
        var reader = new OidcUserInfo(claims);
        Collection<GrantedAuthority> authorities = Callers.roles(reader).stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return new DefaultOidcUser(authorities, request.getIdToken(), reader);
    }

    private Map<String, Object> claims(OidcUserRequest request) {
        var claims = new HashMap<>(request.getIdToken().getClaims());
        if (!claims.containsKey("la") || !claims.containsKey("roles")) {
            var access = decoded(request.getAccessToken().getTokenValue());
            for (var name : new String[] {"la", "settings", "roles"}) {
                var value = access.get(name);
                if (value != null) {
                    claims.putIfAbsent(name, value);
                }
            }
        }
        return claims;
    }

    private Map<String, Object> decoded(String accessToken) {
        try {
            return accessTokens.decode(accessToken).getClaims();
        } catch (JwtException e) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_token"), "The access token is not good.", e);
        }
    }
}
