package waymark.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import waymark.faults.Dump.Commit;
import waymark.faults.Dump.Event;
import waymark.faults.Operation.Answer;
import waymark.faults.Operation.Outcome;

/** C2: every commit was asked for and not refused, happened once, and is answered alike however often it is asked. */
final class NothingInvented implements Checker {

    @Override
    public String name() {
        return "C2 nothing is invented and each key has one effect";
    }

    @Override
    public List<String> violations(Dump dump) {
        var found = new ArrayList<String>();
        var asked = dump.operations().stream().collect(Collectors.toMap(Operation::key, Function.identity()));
        var effects = new HashMap<String, Integer>();
        for (Commit commit : dump.log()) {
            var keys = new HashSet<String>();
            commit.events().forEach(event -> keys.add(event.correlation()));
            for (String key : keys) {
                effects.merge(key, 1, Integer::sum);
                judge(commit, asked.get(key), found);
            }
        }
        effects.forEach((key, times) -> {
            if (times > 1) {
                found.add(times + " commits for one key: " + asked.get(key));
            }
        });
        dump.operations().forEach(operation -> answersAgree(operation, found));
        return found;
    }

    private static void judge(Commit commit, Operation operation, List<String> found) {
        if (operation == null) {
            found.add("nobody asked for commit " + commit.position());
            return;
        }
        if (operation.outcome() == Outcome.REFUSED) {
            found.add("refused, and stored at " + commit.position() + ": " + operation);
        }
        var types = commit.events().stream().map(Event::type).toList();
        if (!types.equals(operation.kind().types)) {
            found.add("a commit of " + types + " for " + operation);
        }
        if (commit.events().stream().noneMatch(event -> event.payload().containsValue(operation.text()))) {
            found.add("commit " + commit.position() + " is not what was asked: " + operation);
        }
    }

    private static void answersAgree(Operation operation, List<String> found) {
        Map<Object, Long> streams = operation.answers().stream()
                .filter(answer -> answer.outcome() == Outcome.OK)
                .map(Answer::stream)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        if (streams.size() > 1) {
            found.add("answered differently when asked again: " + operation);
        }
    }
}
