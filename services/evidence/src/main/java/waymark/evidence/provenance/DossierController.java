package waymark.evidence.provenance;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import waymark.events.PublishedEvent;
import waymark.evidence.dossier.Dossier;
import waymark.evidence.dossier.Fact;
import waymark.evidence.dossier.Kind;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;

/** One subject's facts over HTTP. */
@RestController
class DossierController {

    private final Provenance provenance;

    DossierController(Provenance provenance) {
        this.provenance = provenance;
    }

    @GetMapping("/api/v1/dossiers/{subject}")
    @RolesAllowed({Role.INCLUSION_OFFICER, Role.SENCO, Role.SETTING_MANAGER, Role.PANEL_MEMBER})
    ResponseEntity<DossierView> dossier(Caller caller, @PathVariable String subject) {
        var dossier = provenance.dossier(caller, subject);
        // A dossier only ever grows.
        return ResponseEntity.ok().eTag("\"" + dossier.facts().size() + "\"").body(DossierView.of(dossier));
    }

    record DossierView(String subject, Kind kind, List<FactView> facts) {
        static DossierView of(Dossier dossier) {
            return new DossierView(
                    dossier.subject(),
                    dossier.kind(),
                    dossier.facts().stream().map(FactView::of).toList());
        }
    }

    record FactView(
            String type,
            LocalDate effective,
            Instant recorded,
            @Nullable String authorRole,
            String source,
            long position,
            String eventId,
            PublishedEvent data) {
        static FactView of(Fact fact) {
            return new FactView(
                    fact.type(),
                    fact.effective(),
                    fact.recorded(),
                    fact.authorRole(),
                    fact.source(),
                    fact.position(),
                    fact.eventId(),
                    fact.event());
        }
    }
}
