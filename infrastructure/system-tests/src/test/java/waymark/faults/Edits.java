package waymark.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import waymark.faults.Dump.Commit;
import waymark.faults.Dump.Event;
import waymark.faults.Dump.Message;
import waymark.faults.Operation.Answer;
import waymark.faults.Operation.Outcome;

/** Finds its way in a dump, and changes one thing of it. */
final class Edits {

    private Edits() {}

    static Operation acknowledged(Dump dump) {
        return dump.operations().stream().filter(Edits::isOk).findFirst().orElseThrow();
    }

    static boolean isOk(Operation operation) {
        return operation.outcome() == Outcome.OK;
    }

    static boolean isOf(Commit commit, String key) {
        return commit.events().stream().anyMatch(event -> event.correlation().equals(key));
    }

    static Event first(Commit commit) {
        return commit.events().getFirst();
    }

    static Message event(Dump dump) {
        return dump.topic().stream()
                .filter(message -> !message.isProgress() && !message.type().equals(Poison.TYPE))
                .findFirst()
                .orElseThrow();
    }

    static Commit moved(Commit commit, long to) {
        return new Commit(to, commit.count(), commit.keys(), commit.events());
    }

    static Message withHeader(Message message, String name, String value) {
        var headers = new TreeMap<>(message.headers());
        headers.put(name, value);
        return new Message(message.partition(), message.offset(), message.key(), headers, message.body());
    }

    static Dump with(Dump dump, Operation changed, List<Answer> answers) {
        return dump.withOperations(dump.operations().stream()
                .map(operation -> operation == changed ? operation.answered(answers) : operation)
                .toList());
    }

    static <T> List<T> without(List<T> all, Predicate<T> gone) {
        return all.stream().filter(gone.negate()).toList();
    }

    static <T> List<T> plus(List<T> all, T one) {
        var more = new ArrayList<>(all);
        more.add(one);
        return more;
    }
}
