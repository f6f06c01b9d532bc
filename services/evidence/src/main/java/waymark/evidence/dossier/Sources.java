package waymark.evidence.dossier;

import java.util.Set;

/** The services whose published events make up the dossiers. */
public final class Sources {

    public static final Set<String> ALL = Set.of("settings", "journeys", "funding", "training");

    private Sources() {}
}
