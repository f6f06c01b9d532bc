package waymark.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import waymark.faults.Dump.Commit;
import waymark.faults.Dump.Dossier;
import waymark.faults.Dump.Event;
import waymark.faults.Dump.Fact;
import waymark.faults.Dump.Line;

/** C5: the register and the dossiers are what folding the log gives, folded here in a few lines. */
final class ReadModels implements Checker {

    @Override
    public String name() {
        return "C5 read models are the fold of the log";
    }

    @Override
    public List<String> violations(Dump dump) {
        var found = new ArrayList<String>();
        compare(
                register(dump.log()),
                dump.register().stream().collect(Collectors.toMap(Line::id, Function.identity())),
                found);
        compare(
                dossiers(dump),
                dump.dossiers().stream().collect(Collectors.toMap(Dossier::subject, Function.identity())),
                found);
        return found;
    }

    private static <T> void compare(Map<String, T> expected, Map<String, T> actual, List<String> found) {
        expected.forEach((id, each) -> {
            if (!each.equals(actual.get(id))) {
                found.add("expected " + each + " and found " + actual.get(id));
            }
        });
        actual.keySet().stream()
                .filter(id -> !expected.containsKey(id))
                .forEach(id -> found.add("made of nothing: " + actual.get(id)));
    }

    static Map<String, Line> register(List<Commit> log) {
        var lines = new HashMap<String, Line>();
        log.stream().flatMap(commit -> commit.events().stream()).forEach(event -> {
            var line = lines.get(event.stream());
            switch (event.type()) {
                case "settings.setting-registered", "settings.setting-changed" ->
                    lines.put(event.stream(), line(event, null));
                case "settings.setting-closed" -> lines.put(event.stream(), closed(line, event));
                default -> {
                    // No setting's.
                }
            }
        });
        return lines;
    }

    private static Line line(Event event, String closedOn) {
        return new Line(
                event.stream(),
                event.sequence(),
                (String) event.payload().get("name"),
                (Integer) event.payload().get("places"),
                closedOn);
    }

    private static Line closed(Line line, Event event) {
        var closedOn = (String) event.payload().get("closedOn");
        return line == null
                ? new Line(event.stream(), event.sequence(), "", 0, closedOn)
                : new Line(line.id(), event.sequence(), line.name(), line.places(), closedOn);
    }

    private static Map<String, Dossier> dossiers(Dump dump) {
        var applied = Delivery.of(dump).applied();
        var facts = new LinkedHashMap<String, List<Fact>>();
        Published.of(dump.log()).values().stream()
                .filter(due -> applied.contains(due.id()))
                .forEach(due -> facts.computeIfAbsent(due.subject(), subject -> new ArrayList<>())
                        .add(new Fact(due.id(), due.type(), due.position(), due.recorded(), due.body())));
        var dossiers = new HashMap<String, Dossier>();
        facts.forEach((subject, ofSubject) ->
                dossiers.put(subject, new Dossier(subject, ofSubject.getLast().position(), ofSubject)));
        return dossiers;
    }
}
