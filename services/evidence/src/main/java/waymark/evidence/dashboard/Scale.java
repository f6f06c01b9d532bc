package waymark.evidence.dashboard;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import waymark.evidence.measure.Unit;

/** A chart's upright axis: from zero in at most five round steps to at least the largest value. */
record Scale(double step, int steps) {

    private static final int MOST_STEPS = 5;

    static Scale upTo(double largest, Unit unit) {
        if (unit == Unit.PERCENT) {
            return new Scale(20, MOST_STEPS);
        }
        double step = roundStep(largest / MOST_STEPS);
        return new Scale(step, Math.max(1, (int) Math.ceil(largest / step - 1e-9)));
    }

    double top() {
        return step * steps;
    }

    List<BigDecimal> ticks() {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(i -> BigDecimal.valueOf(Math.round(step * i)))
                .toList();
    }

    /** 1, 2 or 5 times a power of ten, never less than one. */
    private static double roundStep(double least) {
        double power = 1;
        while (power * 10 <= least) {
            power *= 10;
        }
        for (int factor : new int[] {1, 2, 5}) {
            if (power * factor >= least) {
                return power * factor;
            }
        }
        return power * 10;
    }
}
