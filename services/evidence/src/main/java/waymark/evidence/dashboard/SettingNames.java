package waymark.evidence.dashboard;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import waymark.events.SettingsPublished.SettingChanged;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.evidence.dossier.Dossier;
import waymark.evidence.dossier.Dossiers;
import waymark.evidence.dossier.Kind;
import waymark.platform.security.TenantScope;

/** What the register last called each setting; read again only when something was added. */
@Component
class SettingNames {

    private final Dossiers dossiers;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    SettingNames(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /** By setting id. */
    Map<String, String> of(String la) {
        var snapshot = dossiers.of(TenantScope.ofAuthority(la));
        return read.compute(
                        la,
                        (key, before) -> before != null && before.version().equals(snapshot.version())
                                ? before
                                : Read.of(snapshot))
                .names();
    }

    private record Read(String version, Map<String, String> names) {

        static Read of(Dossiers.Snapshot snapshot) {
            var names = new HashMap<String, String>();
            snapshot.dossiers().stream()
                    .filter(dossier -> dossier.kind() == Kind.SETTING)
                    .forEach(dossier -> add(dossier, names));
            return new Read(snapshot.version(), Map.copyOf(names));
        }

        private static void add(Dossier dossier, Map<String, String> names) {
            for (var fact : dossier.facts()) {
                switch (fact.event()) {
                    case SettingRegistered it -> names.put(dossier.subject(), it.name());
                    case SettingChanged it -> names.put(dossier.subject(), it.name());
                    default -> {}
                }
            }
        }
    }
}
