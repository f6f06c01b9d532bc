package waymark.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import waymark.faults.Dump.Commit;
import waymark.faults.Dump.Event;

/** C3: positions without hole or overlap, each stream from 0 on without a gap, commits whole, indexes sound. */
final class DenseLog implements Checker {

    @Override
    public String name() {
        return "C3 the log is dense and its commits are whole";
    }

    @Override
    public List<String> violations(Dump dump) {
        var found = new ArrayList<String>();
        var next = new HashMap<String, Long>();
        var ids = new HashSet<String>();
        long expected = 1;
        for (Commit commit : dump.log()) {
            if (commit.position() != expected) {
                found.add("position " + expected + " is followed by " + commit.position());
            }
            expected = commit.position() + commit.count();
            var keys = commit.events().stream()
                    .map(event -> event.stream() + "#" + event.sequence())
                    .toList();
            if (commit.count() != commit.events().size() || !keys.equals(commit.keys())) {
                found.add("commit " + commit.position() + " is not whole");
            }
            for (Event event : commit.events()) {
                long sequence = next.merge(event.stream(), 1L, Long::sum) - 1;
                if (event.sequence() != sequence) {
                    found.add("stream " + event.stream() + " has " + event.sequence() + " where " + sequence
                            + " is due, at " + commit.position());
                }
                if (!ids.add(event.id())) {
                    found.add("event " + event.id() + " is there twice");
                }
            }
        }
        dump.brokenIndexes().forEach(index -> found.add("index and documents differ: " + index));
        return found;
    }
}
