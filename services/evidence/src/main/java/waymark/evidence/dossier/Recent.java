package waymark.evidence.dossier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import waymark.platform.consume.Received;

/**
 * How far this process has itself filed what it heard last. A window that a publisher sends again soon after needs no
 * question to the store then; whatever is not remembered here the store decides by the position in the dossier.
 */
final class Recent {

    private static final int SUBJECTS = 20_000;

    private final Map<Place, Long> positions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Long> eldest) {
            return size() > SUBJECTS;
        }
    };

    /** Of the last fact filed, or -1. */
    synchronized long position(String source, String subject) {
        return positions.getOrDefault(new Place(source, subject), -1L);
    }

    /** Only once the store has acknowledged them. */
    synchronized void filed(List<DossierStore.Fold> folds) {
        for (var fold : folds) {
            Received last = fold.facts().getLast();
            positions.merge(new Place(last.source(), fold.subject()), last.position(), Math::max);
        }
    }

    private record Place(String source, String subject) {}
}
