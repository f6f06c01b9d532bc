package waymark.evidence.dossier;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import waymark.platform.security.TenantScope;

/**
 * An authority's dossiers, decoded and in memory. The first question loads them, later ones fetch what changed since; all
 * requests share what is held.
 */
@Component
public class Dossiers {

    private final DossierStore store;
    private final Changes changes;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    Dossiers(DossierStore store, Changes changes) {
        this.store = store;
        this.changes = changes;
    }

    /** Everything that has arrived for the scope's authority. */
    public Snapshot of(TenantScope scope) {
        return held.computeIfAbsent(scope.la(), Held::new).current();
    }

    public Optional<Dossier> find(TenantScope scope, String subject) {
        return store.find(scope, subject);
    }

    /**
     * @param version differs whenever the dossiers do
     */
    public record Snapshot(String version, Collection<Dossier> dossiers) {}

    private final class Held {
        private final ReentrantLock lock = new ReentrantLock();
        private final TenantScope scope;
        private Map<String, Dossier> dossiers = Map.of();
        private Snapshot snapshot = new Snapshot("0-0", Collections.emptyList());
        private Changes.State seen = new Changes.State(0, 0);
        private long latest;

        Held(String la) {
            this.scope = TenantScope.ofAuthority(la);
        }

        Snapshot current() {
            // The state is read first: whatever it calls settled is then found among the documents.
            var state = changes.state();
            lock.lock();
            try {
                if (state.last() > seen.last() || seen.settled() < seen.last()) {
                    refresh(state);
                }
                return snapshot;
            } finally {
                lock.unlock();
            }
        }

        /** Often there is nothing: the numbers count the changes of all authorities. */
        private void refresh(Changes.State state) {
            var changed = new HashMap<String, Dossier>();
            long last = store.changedSince(scope, seen.settled(), dossier -> changed.put(dossier.subject(), dossier));
            seen = new Changes.State(Math.max(seen.last(), state.last()), Math.max(seen.settled(), state.settled()));
            if (!changed.isEmpty()) {
                latest = Math.max(latest, last);
                hold(changed);
            }
        }

        private void hold(Map<String, Dossier> changed) {
            var all = new HashMap<>(dossiers);
            all.putAll(changed);
            dossiers = all;
            long facts = all.values().stream()
                    .mapToLong(dossier -> dossier.facts().size())
                    .sum();
            // Of what is held alone, so that every instance calls the same dossiers the same.
            var version = latest + "-" + facts;
            if (!version.equals(snapshot.version())) {
                snapshot = new Snapshot(version, Collections.unmodifiableCollection(all.values()));
            }
        }
    }
}
