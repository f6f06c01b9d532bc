package waymark.platform.imports;

import java.util.concurrent.atomic.LongAdder;
import org.bson.Document;

/** What has been counted so far; written by several threads. */
final class Counts {
    final LongAdder rows = new LongAdder();
    final LongAdder added = new LongAdder();
    final LongAdder changed = new LongAdder();
    final LongAdder unchanged = new LongAdder();
    final LongAdder problems = new LongAdder();
    final LongAdder committed = new LongAdder();

    Document ofValidation() {
        return new Document("rows", rows.sum())
                .append("new", added.sum())
                .append("changed", changed.sum())
                .append("unchanged", unchanged.sum())
                .append("problems", problems.sum());
    }

    Document ofCommit() {
        return new Document("committed", committed.sum()).append("problems", problems.sum());
    }
}
