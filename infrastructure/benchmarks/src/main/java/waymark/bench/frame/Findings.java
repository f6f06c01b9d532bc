package waymark.bench.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a benchmark found out. */
public final class Findings {

    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Curve> curves = new ArrayList<>();
    private final List<Map<String, Object>> counts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public Findings add(Outcome outcome) {
        outcomes.add(outcome);
        return this;
    }

    public Findings add(Curve curve) {
        curves.add(curve);
        return this;
    }

    /** One row of what was counted rather than timed; rows have the same columns. */
    public Findings count(Map<String, Object> row) {
        counts.add(row);
        return this;
    }

    /** What a reader must know to read the figures: what was weaker, left out, or could not be run. */
    public Findings note(String sentence) {
        notes.add(sentence);
        return this;
    }

    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    List<Curve> curves() {
        return List.copyOf(curves);
    }

    public List<Map<String, Object>> counts() {
        return List.copyOf(counts);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
