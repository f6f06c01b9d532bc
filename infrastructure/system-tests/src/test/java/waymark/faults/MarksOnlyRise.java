package waymark.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import waymark.faults.Dump.Sample;

/** C6: whoever looks again sees no less: the log's head, what is published, and every mark of completeness. */
final class MarksOnlyRise implements Checker {

    @Override
    public String name() {
        return "C6 marks never fall";
    }

    @Override
    public List<String> violations(Dump dump) {
        var found = new ArrayList<String>();
        var last = new HashMap<String, Long>();
        for (Sample sample : dump.samples()) {
            Long before = last.put(sample.what(), sample.value());
            if (before != null && before > sample.value()) {
                found.add(sample.what() + " fell from " + before + " to " + sample.value() + " at " + sample.at());
            }
        }
        return found;
    }
}
