package waymark.evidence.measure;

import java.util.List;
import waymark.evidence.dossier.Kind;

/** The pseudonymous subjects behind a cell; one that counts twice is there twice. */
public record Behind(Measure measure, String cell, Part part, Kind kind, List<String> subjects, String version) {

    public Behind {
        subjects = List.copyOf(subjects);
    }

    /** Which of a cell's subjects. */
    public enum Part {
        NUMERATOR,
        /** In the denominator and not in the numerator. */
        REST,
        DENOMINATOR
    }
}
