package waymark.evidence.dashboard;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import waymark.evidence.measure.Figures;

/** Reads what a page is asked for; what is left open is as at the installation's date. */
@Component
class PageQueries {

    private final Figures figures;
    private final AuthorityProperties authority;

    PageQueries(Figures figures, AuthorityProperties authority) {
        this.figures = figures;
        this.authority = authority;
    }

    PageQuery read(Map<String, String> parameters) {
        var today = figures.today();
        return PageQuery.of(parameters, Objects.requireNonNullElse(authority.defaultAsAt(), today), today);
    }

    String authority(String la) {
        return authority.nameOf(la);
    }
}
