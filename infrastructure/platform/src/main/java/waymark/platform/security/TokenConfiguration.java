package waymark.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import waymark.platform.service.WaymarkProperties;

/** Which tokens are good: RS256, from our issuer, meant for us, not expired. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final String AUDIENCE = "waymark";
    private static final Duration SKEW = Duration.ofSeconds(30);

    /** The issuer's keys are fetched with the first token, so that services and issuer start in any order. */
    @Bean
    JwtDecoder jwtDecoder(WaymarkProperties properties, Clock clock) {
        var decoders = new SupplierJwtDecoder(() -> {
            var builder = Optional.ofNullable(properties.jwksUri())
                    .map(NimbusJwtDecoder::withJwkSetUri)
                    .orElseGet(() -> NimbusJwtDecoder.withIssuerLocation(properties.issuer()));
            var decoder = builder.jwsAlgorithm(SignatureAlgorithm.RS256).build();
            decoder.setJwtValidator(validator(properties.issuer(), clock));
            return decoder;
        });
        return token -> {
            try {
                return decoders.decode(token);
            } catch (JwtDecoderInitializationException e) {
                // The issuer is away: nothing is wrong with the token.
                throw new JwtException("The issuer's keys can't be fetched", e);
            }
        };
    }

    static OAuth2TokenValidator<Jwt> validator(String issuer, Clock clock) {
        var time = new JwtTimestampValidator(SKEW);
        time.setClock(clock);
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(AUDIENCE)));
    }
}
