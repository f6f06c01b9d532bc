package waymark.evidence.dashboard;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import waymark.platform.security.SecurityConfiguration;
import waymark.platform.service.WaymarkProperties;

/**
 * Readers sign in with the authority's issuer by authorization code and PKCE and then have a session. The chain claims all
 * that is not the API, which goes on taking bearer tokens only.
 */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    static final String REGISTRATION = "waymark";
    private static final String SIGN_IN = "/oauth2/authorization/" + REGISTRATION;

    /** Addresses are spelt out, so that the dashboard starts while the issuer is away. */
    @Bean
    ClientRegistrationRepository issuers(WaymarkProperties waymark, DashboardProperties dashboard) {
        var issuer = waymark.issuer();
        var registration = ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(dashboard.clientId())
                .clientSecret(dashboard.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .redirectUri(dashboard.redirectUri())
                .scope("openid")
                .issuerUri(issuer)
                .authorizationUri(
                        Objects.requireNonNullElse(dashboard.authorizationUri(), issuer + "/oauth2/authorize"))
                .tokenUri(Objects.requireNonNullElse(dashboard.tokenUri(), issuer + "/oauth2/token"))
                .jwkSetUri(Objects.requireNonNullElse(waymark.jwksUri(), issuer + "/oauth2/jwks"))
                .providerConfigurationMetadata(Map.of(
                        "end_session_endpoint",
                        Objects.requireNonNullElse(dashboard.endSessionUri(), issuer + "/connect/logout")))
                .userNameAttributeName("sub")
                .build();
        return new InMemoryClientRegistrationRepository(registration);
    }

    @Bean
    @Order(SecurityConfiguration.API + 1)
    SecurityFilterChain dashboardChain(
            HttpSecurity http,
            ClientRegistrationRepository issuers,
            Readers readers,
            WaymarkProperties waymark,
            DashboardProperties dashboard,
            Clock clock) {
        var signOut = new OidcClientInitiatedLogoutSuccessHandler(issuers);
        signOut.setPostLogoutRedirectUri("{baseUrl}/");
        return http.requestCache(cache -> cache.requestCache(cameFor()))
                .securityMatcher(new NegatedRequestMatcher(PathPatternRequestMatcher.pathPattern("/api/**")))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/assets/**",
                                "/accessibility-statement",
                                "/sign-in-failed",
                                SignInLimit.PAGE,
                                "/not-allowed")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2Login(login -> login.clientRegistrationRepository(issuers)
                        .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                        .loginPage(SIGN_IN)
                        .failureUrl("/sign-in-failed")
                        .userInfoEndpoint(claims -> claims.oidcUserService(readers)))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessHandler(signOut))
                .exceptionHandling(errors -> errors.accessDeniedPage("/not-allowed"))
                .addFilterBefore(new SignInLimit(dashboard.signInLimit(), clock), AuthorizationFilter.class)
                .headers(headers -> PageHeaders.harden(headers, waymark.issuer()))
                .build();
    }

    /** A browser's part of what else is the API's: the page, styled like all others, about what went wrong. */
    @Bean
    @Order(SecurityConfiguration.API - 1)
    SecurityFilterChain errorPageChain(HttpSecurity http, WaymarkProperties waymark) {
        return http.securityMatcher(new AndRequestMatcher(PathPatternRequestMatcher.pathPattern("/error"), forHtml()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> PageHeaders.harden(headers, waymark.issuer()))
                .build();
    }

    private static RequestMatcher forHtml() {
        var html = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        html.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return html;
    }

    /** Readers are sent on to what they came for, at its own address: without a parameter that marks it. */
    @SuppressWarnings("NullAway") // null is the documented way to have no such parameter
    private static HttpSessionRequestCache cameFor() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return cache;
    }
}
