package waymark.bench.frame;

import org.HdrHistogram.Histogram;

/**
 * What one round of one contender came to.
 *
 * @param operations events, rows or starts, whatever the trial counts
 * @param nanos from the first to the last of them
 * @param latencies of single pieces of work, in nanoseconds; empty where a round is one piece
 */
public record Timed(long operations, long nanos, Histogram latencies) {

    private static final long LONGEST = 600_000_000_000L;

    public static Timed of(long operations, long nanos) {
        return new Timed(operations, nanos, histogram());
    }

    public static Histogram histogram() {
        return new Histogram(LONGEST, 3);
    }

    double perSecond() {
        return operations * 1e9 / nanos;
    }

    double seconds() {
        return nanos / 1e9 / operations;
    }
}
