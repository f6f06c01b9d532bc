package waymark.evidence.dashboard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose dashboard this is.
 *
 * @param la three-digit code
 * @param name as the Department for Education writes it
 * @param synthetic whether the data are made up, which every page then says
 * @param defaultAsAt the date figures are for when none is asked for; today where absent
 */
@ConfigurationProperties("waymark.authority")
record AuthorityProperties(
        @DefaultValue("") String la,
        @DefaultValue("") String name,
        @DefaultValue("false") boolean synthetic,
        @Nullable LocalDate defaultAsAt) {

    /** An installation that serves several authorities knows only one by name. */
    String nameOf(String callersLa) {
        return callersLa.equals(la) && !name.isBlank() ? name : "Local authority " + callersLa;
    }
}
