package waymark.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import waymark.faults.Dump.Event;
import waymark.faults.Operation.Answer;
import waymark.faults.Operation.Outcome;

/** C1: what a client was told is done is in the log, whole, as it was asked, under the version it was told. */
final class NothingLost implements Checker {

    @Override
    public String name() {
        return "C1 no acknowledged write is lost";
    }

    @Override
    public List<String> violations(Dump dump) {
        Map<String, List<Event>> stored = dump.log().stream()
                .flatMap(commit -> commit.events().stream())
                .collect(Collectors.groupingBy(Event::correlation));
        return dump.operations().stream()
                .filter(operation -> operation.outcome() == Outcome.OK)
                .flatMap(operation -> lost(operation, stored.getOrDefault(operation.key(), List.of())))
                .toList();
    }

    private static Stream<String> lost(Operation operation, List<Event> stored) {
        var found = new ArrayList<String>();
        if (stored.isEmpty()) {
            return Stream.of("acknowledged and not in the log: " + operation);
        }
        if (stored.stream().noneMatch(event -> event.payload().containsValue(operation.text()))) {
            found.add("stored otherwise than asked: " + operation);
        }
        var last = stored.getLast();
        for (Answer answer : operation.answers()) {
            if (answer.outcome() != Outcome.OK) {
                continue;
            }
            if (answer.stream() != null && !answer.stream().equals(last.stream())) {
                found.add("acknowledged as " + answer.stream() + " and stored as " + last.stream());
            }
            // Asked again it may see a later version, and not that of its own event.
            boolean once = operation.asked() == 1;
            if (answer.version() >= 0
                    && (once ? answer.version() != last.sequence() : answer.version() < last.sequence())) {
                found.add("acknowledged as version " + answer.version() + ", stored as " + last.sequence());
            }
        }
        return found.stream();
    }
}
