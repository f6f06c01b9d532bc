package waymark.evidence.provenance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import waymark.events.FundingPublished.FundingApplied;
import waymark.evidence.area.Area;
import waymark.evidence.dossier.Dossier;
import waymark.evidence.dossier.Dossiers;
import waymark.evidence.dossier.Fact;
import waymark.evidence.dossier.Kind;
import waymark.evidence.dossier.Knowledge;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.Caller;
import waymark.platform.security.Role;
import waymark.platform.security.TenantScope;
import waymark.platform.time.London;

/**
 * A subject's facts, as far as they are the caller's to see: everything for inclusion officers; applications and budgets
 * for panel members; for setting staff their settings, those settings' SENCOs and applications, and the children placed
 * there: those who have left only up to the day they left.
 */
@Component
public class Provenance {

    private final Dossiers dossiers;
    private final Clock clock;

    Provenance(Dossiers dossiers, Clock clock) {
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** @throws NotFoundException where there is no such subject or it is not the caller's to see */
    public Dossier dossier(Caller caller, String subject) {
        return dossiers.find(TenantScope.ofAuthority(caller.la()), subject)
                .flatMap(dossier -> visible(caller, dossier))
                .orElseThrow(() -> new NotFoundException("record"));
    }

    private Optional<Dossier> visible(Caller caller, Dossier dossier) {
        if (caller.has(Role.INCLUSION_OFFICER)) {
            return Optional.of(dossier);
        }
        boolean money = dossier.kind() == Kind.APPLICATION || dossier.kind() == Kind.BUDGET;
        if (caller.has(Role.PANEL_MEMBER) && money) {
            return Optional.of(dossier);
        }
        return caller.isSettingStaff() ? ofSettings(caller.settings().stream().toList(), dossier) : Optional.empty();
    }

    private Optional<Dossier> ofSettings(List<String> own, Dossier dossier) {
        return switch (dossier.kind()) {
            case CHILD -> child(own, dossier);
            case SETTING -> Optional.of(dossier).filter(it -> own.contains(it.subject()));
            case SENCO -> Optional.of(dossier).filter(it -> senco(own, it));
            case APPLICATION -> Optional.of(dossier).filter(it -> application(own, it));
            case BUDGET, CLUSTER, MEETING -> Optional.empty();
        };
    }

    private Optional<Dossier> child(List<String> own, Dossier dossier) {
        var today = London.today(clock);
        var until = Area.of(List.of(dossier), Knowledge.ALL).child(dossier.subject()).stream()
                .flatMap(child -> own.stream().flatMap(setting -> child.knownToSettingUntil(setting, today).stream()))
                .max(LocalDate::compareTo);
        return until.map(day -> new Dossier(
                dossier.subject(),
                dossier.la(),
                dossier.kind(),
                dossier.facts().stream()
                        .filter(fact -> !fact.effective().isAfter(day))
                        .toList()));
    }

    private boolean senco(List<String> own, Dossier dossier) {
        var today = London.today(clock);
        return Area.of(List.of(dossier), Knowledge.ALL).sencos().stream()
                .flatMap(senco -> senco.settingsOn(today).stream())
                .anyMatch(own::contains);
    }

    private static boolean application(List<String> own, Dossier dossier) {
        return dossier.facts().stream()
                .map(Fact::event)
                .flatMap(event ->
                        event instanceof FundingApplied applied ? Stream.of(applied.settingId()) : Stream.empty())
                .anyMatch(own::contains);
    }
}
