package waymark.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** The issuer: tokens of ten minutes, signed RS256 with a key made at start, for the people of {@link SignIn}. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableWebSecurity
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
public class IdentityServer {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    /** Starts on 127.0.0.1; close the context to stop. */
    public static ConfigurableApplicationContext start(SignIn signIn) {
        return new SpringApplicationBuilder(IdentityServer.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .initializers(context -> context.getBeanFactory().registerSingleton("signIn", signIn))
                .properties(Map.of(
                        "spring.config.name",
                        "identity",
                        "server.address",
                        "127.0.0.1",
                        "server.port",
                        signIn.port(),
                        // Cookies know no port: the dashboard on the same host has its own name.
                        "server.servlet.session.cookie.name",
                        "waymark-identity",
                        "server.servlet.session.cookie.same-site",
                        "lax",
                        "server.tomcat.threads.max",
                        10,
                        "spring.threads.virtual.enabled",
                        true,
                        "spring.jmx.enabled",
                        false,
                        "spring.application.admin.enabled",
                        false))
                .run();
    }

    @Bean
    @Order(1)
    SecurityFilterChain issuer(HttpSecurity http) throws Exception {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.oidc(Customizer.withDefaults());
        });
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                new LoginUrlAuthenticationEntryPoint("/sign-in"), new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain signInPage(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/sign-in", "/identity.css")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in").permitAll())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'none'; style-src 'self'; form-action 'self' http://127.0.0.1:*; "
                                + "frame-ancestors 'none'; base-uri 'none'")))
                .build();
    }

    @Bean
    SignInPage page(SignIn signIn) {
        return new SignInPage(signIn);
    }

    @Bean
    UserDetailsService people(SignIn signIn) {
        return new InMemoryUserDetailsManager(signIn.people().stream()
                .map(persona -> User.withUsername(persona.name())
                        // The password lives in memory alone, for one machine; hashing it would protect nobody.
                        .password("{noop}" + signIn.password())
                        .authorities("SIGNED_IN")
                        .build())
                .toList());
    }

    @Bean
    RegisteredClientRepository programs(SignIn signIn) {
        var dashboard = RegisteredClient.withId(SignIn.DASHBOARD_CLIENT)
                .clientId(SignIn.DASHBOARD_CLIENT)
                .clientSecret("{noop}" + signIn.dashboardSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(
                        signIn.dashboard().resolve("/login/oauth2/code/waymark").toString())
                .postLogoutRedirectUri(signIn.dashboard().resolve("/").toString())
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(tokens())
                .build();
        var clients = new ArrayList<>(List.of(dashboard, program(signIn.program(), signIn.programSecret())));
        // Whoever can sign in here can also try the APIs, by the same name and password.
        signIn.people().forEach(persona -> clients.add(program(persona, signIn.password())));
        return new Programs(clients);
    }

    private static RegisteredClient program(Persona persona, String secret) {
        return RegisteredClient.withId(persona.name())
                .clientId(persona.name())
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(tokens())
                .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(SignIn signIn) {
        var personas = Stream.concat(signIn.people().stream(), Stream.of(signIn.program()))
                .collect(Collectors.toUnmodifiableMap(Persona::name, Function.identity()));
        return context -> {
            var principal = context.getPrincipal();
            var persona = principal == null ? null : personas.get(principal.getName());
            if (persona != null) {
                context.getJwsHeader().algorithm(SignatureAlgorithm.RS256);
                context.getClaims()
                        .claim("la", persona.la())
                        .claim("settings", persona.settings())
                        .claim("roles", persona.roles())
                        .claim("name", persona.title());
                if (context.getTokenType().getValue().equals("access_token")) {
                    context.getClaims().audience(List.of("waymark"));
                }
            }
        };
    }

    @Bean
    JWKSource<SecurityContext> signingKey() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        var key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey((RSAPrivateKey) pair.getPrivate())
                .keyID(UUID.randomUUID().toString())
                .build();
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtDecoder ownTokens(JWKSource<SecurityContext> key) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(key);
    }

    @Bean
    AuthorizationServerSettings address(SignIn signIn) {
        return AuthorizationServerSettings.builder().issuer(signIn.issuer()).build();
    }

    private static TokenSettings tokens() {
        return TokenSettings.builder()
                .accessTokenTimeToLive(TOKEN_LIFE)
                .refreshTokenTimeToLive(Duration.ofHours(8))
                .build();
    }
}
