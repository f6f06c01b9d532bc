package waymark.evidence.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import waymark.platform.consume.Listener;
import waymark.platform.consume.Received;

/** Files every published fact in its subject's dossier. */
@Component
class DossierListener implements Listener {

    private final DossierStore store;
    private final Changes changes;
    private final Recent recent = new Recent();

    DossierListener(DossierStore store, Changes changes) {
        this.store = store;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "dossier";
    }

    @Override
    public Set<String> sources() {
        return Sources.ALL;
    }

    @Override
    public void on(String source, List<Received> batch) {
        var folds = batch.stream()
                .collect(Collectors.groupingBy(
                        received -> received.event().subject(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(ofSubject -> inOrderOnce(ofSubject.getValue(), recent.position(source, ofSubject.getKey())))
                .filter(facts -> !facts.isEmpty())
                .map(DossierStore.Fold::of)
                .toList();
        if (folds.isEmpty()) {
            return;
        }
        var change = changes.open();
        store.append(source, change.number(), folds);
        // Left open when the write fails: the batch comes again under a new number.
        changes.close(change);
        recent.filed(folds);
    }

    /** A batch may hold a re-sent window: the same event twice, the second time behind later ones. */
    private static List<Received> inOrderOnce(List<Received> facts, long filed) {
        var kept = new ArrayList<Received>(facts.size());
        long last = filed;
        for (var fact : facts) {
            if (fact.position() > last) {
                kept.add(fact);
                last = fact.position();
            }
        }
        return kept;
    }
}
