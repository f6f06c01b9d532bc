package waymark.platform.log;

import java.time.Duration;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Whether this service's own read models show what its log holds. A check against a read model, such as "is the setting
 * of this row known?", is only fair once they do.
 */
public final class Projections {

    private static final Duration STEP = Duration.ofMillis(20);

    private final ObjectProvider<EventProcessingConfiguration> processors;
    private final EventStore events;

    Projections(ObjectProvider<EventProcessingConfiguration> processors, EventStore events) {
        this.processors = processors;
        this.events = events;
    }

    /**
     * Waits until everything recorded before the call is shown; false where that takes longer than {@code patience}. A
     * part of a read model that another process of the same release keeps cannot be asked, and is given {@code
     * patience}. Of one that another release keeps, what counts is how far it has stored that it has come.
     */
    public boolean await(Duration patience) throws InterruptedException {
        var token = events.createHeadToken();
        long head = token == null ? -1 : token.position().orElse(-1);
        for (long waited = 0; !shows(head); waited += STEP.toMillis()) {
            if (waited >= patience.toMillis()) {
                return streaming().noneMatch(processor -> isKnownBehind(processor, head));
            }
            Thread.sleep(STEP);
        }
        return true;
    }

    private boolean shows(long head) {
        return head <= 0 || streaming().allMatch(processor -> isShown(processor, head));
    }

    private static boolean isShown(StreamingEventProcessor processor, long head) {
        return processor instanceof Projection projection && projection.isKeptElsewhere()
                ? projection.isShownElsewhere(head)
                : shows(processor, head);
    }

    private static boolean isKnownBehind(StreamingEventProcessor processor, long head) {
        return processor instanceof Projection projection && projection.isKeptElsewhere()
                ? !projection.isShownElsewhere(head)
                : isBehind(processor, head);
    }

    static boolean shows(StreamingEventProcessor processor, long head) {
        return isWhole(processor) && !isBehind(processor, head);
    }

    /** Segments are claimed one after another: one that is not yet would be missing unnoticed. */
    private static boolean isWhole(StreamingEventProcessor processor) {
        return processor.processingStatus().values().stream()
                        .mapToDouble(status -> 1.0 / (status.getSegment().getMask() + 1))
                        .sum()
                >= 1;
    }

    private Stream<StreamingEventProcessor> streaming() {
        return processors.getObject().eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast);
    }

    private static boolean isBehind(StreamingEventProcessor processor, long head) {
        return processor.processingStatus().values().stream().anyMatch(segment -> position(segment) < head);
    }

    private static long position(EventTrackerStatus segment) {
        return segment.getCurrentPosition().orElse(-1);
    }
}
