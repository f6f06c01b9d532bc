package waymark.platform.consume;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Kafka keeps the order of a partition and the publisher that of a subject. Should either ever fail, listeners would take
 * an event that comes late for one they have seen, and it would be gone unheard. So what came lately is remembered, by
 * subject: what is older than all of it may have been seen by another instance, what is within it and new came late. The
 * memory is bounded, and begins anew where records were passed over, as they are when a partition has been elsewhere.
 */
final class Order {

    static final String LATE = "a later event of its subject came before it";

    private static final int SUBJECTS = 2_000;
    private static final int POSITIONS = 64;

    private final Map<String, Watched> partitions = new HashMap<>();

    /** Every record of a partition is shown to it, in the order of arrival. */
    synchronized boolean isLate(Arrived arrived) {
        if (arrived.offset() < 0) {
            return false;
        }
        var partition = partitions.computeIfAbsent(arrived.source() + arrived.partition(), each -> new Watched());
        partition.goOnAt(arrived.offset());
        return arrived instanceof Arrived.Fact fact
                && partition.isLate(
                        fact.received().event().subject(), fact.received().position());
    }

    private static final class Watched {

        private final Map<String, TreeSet<Long>> subjects = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, TreeSet<Long>> eldest) {
                return size() > SUBJECTS;
            }
        };

        private long next = -1;

        void goOnAt(long offset) {
            if (offset > next) {
                subjects.clear();
            }
            next = Math.max(next, offset + 1);
        }

        boolean isLate(String subject, long position) {
            var seen = subjects.computeIfAbsent(subject, each -> new TreeSet<>());
            if (seen.isEmpty() || position > seen.last()) {
                seen.add(position);
                if (seen.size() > POSITIONS) {
                    seen.pollFirst();
                }
                return false;
            }
            return position > seen.first() && !seen.contains(position);
        }
    }
}
