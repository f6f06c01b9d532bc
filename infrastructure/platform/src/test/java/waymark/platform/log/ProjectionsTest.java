package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackerStatus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ProjectionsTest {

    private static final long HEAD = 5;

    private final Segment[] halves = {Segment.computeSegment(0, 0, 1), Segment.computeSegment(1, 0, 1)};
    private final AtomicInteger looks = new AtomicInteger();

    /** Segments are claimed one after another: half of the events may not have been looked at yet. */
    @Test
    void a_projection_of_which_only_a_part_is_read_yet_does_not_show_everything() throws InterruptedException {
        var processor = answering(StreamingEventProcessor.class, "processingStatus", () -> {
            var one = Map.entry(0, new TrackerStatus(halves[0], new GlobalSequenceTrackingToken(HEAD)));
            var other = Map.entry(1, new TrackerStatus(halves[1], new GlobalSequenceTrackingToken(HEAD)));
            return looks.incrementAndGet() < 6 ? Map.ofEntries(one) : Map.ofEntries(one, other);
        });
        var processing =
                answering(EventProcessingConfiguration.class, "eventProcessors", () -> Map.of("board", processor));
        var beans = new StaticListableBeanFactory(Map.of("processing", processing));
        var projections = new Projections(
                beans.getBeanProvider(EventProcessingConfiguration.class),
                answering(EventStore.class, "createHeadToken", () -> new GlobalSequenceTrackingToken(HEAD)));
        assertThat(projections.await(Duration.ofSeconds(30))).isTrue();
        assertThat(looks.get()).isGreaterThanOrEqualTo(6);
    }

    private static <T> T answering(Class<T> type, String method, Supplier<Object> answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return answer.get();
                    }
                    return called.getName().equals("hashCode") ? 1 : null;
                }));
    }
}
