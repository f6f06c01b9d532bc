package waymark.evidence.dashboard;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How readers reach the dashboard and sign in to it. Where the issuer's addresses are not Spring Authorization Server's,
 * each can be given.
 *
 * @param address what readers type, where that is not what this service is called by
 * @param clientSecret shared with the issuer
 * @param signInLimit how long one sign-in lasts, however busy the reader is
 */
@ConfigurationProperties("waymark.dashboard")
record DashboardProperties(
        @Nullable URI address,
        @DefaultValue("waymark-dashboard") String clientId,
        @DefaultValue("") String clientSecret,
        @Nullable String authorizationUri,
        @Nullable String tokenUri,
        @Nullable String endSessionUri,
        @DefaultValue("12h") Duration signInLimit) {

    /** Over https only, the cookie may be named so that no other host can plant it. */
    boolean secure() {
        return address != null && "https".equals(address.getScheme());
    }

    String redirectUri() {
        var base = address == null ? "{baseUrl}" : address.toString().replaceAll("/$", "");
        return base + "/login/oauth2/code/{registrationId}";
    }
}
