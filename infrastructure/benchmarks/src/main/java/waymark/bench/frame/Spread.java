package waymark.bench.frame;

import java.util.Arrays;

/** Median, least and most of one figure over the rounds. */
public record Spread(double median, double min, double max) {

    public static Spread of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** How far the values lie apart, as a part of the median. */
    public double moved() {
        return (max - min) / median;
    }
}
