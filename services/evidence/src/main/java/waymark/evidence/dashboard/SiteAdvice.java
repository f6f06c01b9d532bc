package waymark.evidence.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import waymark.evidence.measure.Figures;
import waymark.evidence.measure.Freshness;
import waymark.platform.security.Caller;
import waymark.platform.security.Callers;

/** Puts {@link Site} into every page's model. */
@ControllerAdvice(basePackageClasses = Site.class)
class SiteAdvice {

    private static final int ENOUGH_OF_A_HASH = 8;

    private final AuthorityProperties authority;
    private final Figures figures;
    private final String stylesheet = stylesheet();

    SiteAdvice(AuthorityProperties authority, Figures figures) {
        this.authority = authority;
        this.figures = figures;
    }

    @ModelAttribute("site")
    Site site() {
        return reader().isPresent() ? around(figures.freshness()) : bare();
    }

    /** Without asking anything of the store, which may be what is wrong. */
    Site bare() {
        return around(null);
    }

    private Site around(@Nullable Freshness freshness) {
        var reader = reader();
        return new Site(
                reader.map(Caller::la).map(authority::nameOf).orElse(authority.name()),
                authority.synthetic(),
                reader.map(SiteAdvice::roles).orElse(""),
                stylesheet,
                freshness == null ? List.of() : Site.freshness(freshness),
                freshness == null ? "" : Site.completeTo(freshness));
    }

    private static Optional<Caller> reader() {
        return Callers.find(SecurityContextHolder.getContext().getAuthentication());
    }

    private static String roles(Caller caller) {
        return caller.roles().stream()
                .sorted()
                .map(Words::spoken)
                .reduce((a, b) -> a + ", " + b)
                .orElse("no role");
    }

    /** The address changes with the content, so that browsers may keep it. */
    private static String stylesheet() {
        try {
            var content = new ClassPathResource("static/evidence/evidence.css").getContentAsByteArray();
            var hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            return "/assets/evidence.css?v=" + hash.substring(0, ENOUGH_OF_A_HASH);
        } catch (IOException e) {
            throw new UncheckedIOException("The stylesheet is not in the archive; build with Node.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
