package waymark.bench.kafka;

import java.util.List;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import waymark.bench.frame.Timed;

/** A part of a sample's way. */
enum Span {
    ACK_TO_VISIBLE("ack to visible", sample -> sample.acknowledged, sample -> sample.visible),
    DUE_TO_VISIBLE("due to visible", sample -> sample.due, sample -> sample.visible),
    DUE_TO_ACK("due to ack", sample -> sample.due, sample -> sample.acknowledged),
    ACK_TO_HEARD("ack to heard", sample -> sample.acknowledged, sample -> sample.heard),
    HEARD_TO_FILED("heard to filed", sample -> sample.heard, sample -> sample.filed),
    FILED_TO_VISIBLE("filed to visible", sample -> sample.filed, sample -> sample.visible);

    private final String label;
    private final ToLongFunction<Sample> from;
    private final ToLongFunction<Sample> to;

    Span(String label, ToLongFunction<Sample> from, ToLongFunction<Sample> to) {
        this.label = label;
        this.from = from;
        this.to = to;
    }

    String label() {
        return label;
    }

    /** In nanoseconds. What is seen before its sender has heard that it is stored is seen at once. */
    Histogram of(List<Sample> samples) {
        var histogram = Timed.histogram();
        samples.forEach(
                sample -> histogram.recordValue(Math.max(0, to.applyAsLong(sample) - from.applyAsLong(sample))));
        return histogram;
    }
}
