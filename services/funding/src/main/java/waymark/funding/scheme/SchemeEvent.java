package waymark.funding.scheme;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;

/** What has happened to a scheme. */
sealed interface SchemeEvent {

    String schemeId();

    /** Takes the place of terms from the same day. */
    @Revision("1")
    record TermsSet(String schemeId, String la, LocalDate from, List<Band> bands, List<Evidence> evidence)
            implements SchemeEvent {}

    @Revision("1")
    record PanelPlanned(String schemeId, String la, LocalDate on) implements SchemeEvent {}

    @Revision("1")
    record PanelCalledOff(String schemeId, LocalDate on) implements SchemeEvent {}
}
