package waymark.bench.kafka;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** One command on its way to the area's figure; times are {@link System#nanoTime()}, 0 until they have come. */
final class Sample {

    private final List<DomainEventMessage<?>> unit;
    /** When it was to be sent, however late it was. */
    volatile long due;
    /** Its events are stored for good, and its sender knows. */
    volatile long acknowledged;
    /** The evidence service's listener has it. */
    volatile long heard;
    /** And has put it into its dossier. */
    volatile long filed;
    /** A figure that counts it has been answered. */
    volatile long visible;

    Sample(List<DomainEventMessage<?>> unit) {
        this.unit = unit;
    }

    List<DomainEventMessage<?>> unit() {
        return unit;
    }
}
