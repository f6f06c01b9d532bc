package waymark.evidence.dashboard;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import waymark.evidence.dossier.Sources;
import waymark.evidence.measure.Freshness;

/**
 * What stands around every page.
 *
 * @param reader in what capacity the reader signed in; empty where nobody is
 * @param freshness one line for each service
 * @param completeTo everything recorded anywhere up to then is in the figures
 */
record Site(
        String authority,
        boolean synthetic,
        String reader,
        String stylesheet,
        List<Source> freshness,
        String completeTo) {

    /** How far one service's history is in the figures. */
    record Source(String service, String completeTo) {}

    private static final Map<String, String> TITLES = Map.of(
            "settings", "Settings and SENCOs",
            "journeys", "Children, support and EHC plans",
            "funding", "Inclusion funding",
            "training", "Training and clusters");

    static List<Source> freshness(Freshness freshness) {
        return Stream.of("journeys", "settings", "funding", "training")
                .filter(Sources.ALL::contains)
                .map(service -> new Source(TITLES.getOrDefault(service, service), completeTo(freshness, service)))
                .toList();
    }

    static String completeTo(Freshness freshness) {
        return freshness
                .completeTo()
                .map(time -> "Complete to " + Words.time(time))
                .orElse("Not complete yet");
    }

    private static String completeTo(Freshness freshness, String service) {
        var mark = freshness.sources().get(service);
        return mark == null ? "Nothing heard yet" : "Complete to " + Words.time(mark.time());
    }
}
