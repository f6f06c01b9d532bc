package waymark.evidence.dossier;

import java.util.List;

/** Everything published about one subject, in the order it was recorded. */
public record Dossier(String subject, String la, Kind kind, List<Fact> facts) {

    public Dossier {
        facts = List.copyOf(facts);
    }
}
