package waymark.faults;

import java.util.List;
import waymark.faults.Operation.Answer;

/**
 * C10: whatever is broken, full or away, nobody is told that "something went wrong": every answer is a success, a refusal
 * for a reason of the caller's, 503 (come again) or 507 (the disk is full). C8 and C9 are about reading and erasing.
 */
final class RefusedCleanly implements Checker {

    private static final int UNAVAILABLE = 503;
    static final int FULL = 507;

    @Override
    public String name() {
        return "C10 refusals are clean";
    }

    @Override
    public List<String> violations(Dump dump) {
        return dump.operations().stream()
                .filter(operation -> operation.answers().stream().anyMatch(RefusedCleanly::isUnclean))
                .map(operation -> "not answered cleanly: " + operation)
                .toList();
    }

    private static boolean isUnclean(Answer answer) {
        int status = answer.status();
        return status >= 500 && status != UNAVAILABLE && status != FULL;
    }
}
