package waymark.bench.frame;

/** What is compared, and which way is better. */
public enum Measure {
    RATE("per second", true),
    TIME("seconds", false),
    LATENCY("milliseconds", false);

    private final String unit;
    private final boolean moreIsBetter;

    Measure(String unit, boolean moreIsBetter) {
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    public double of(Timed timed) {
        return switch (this) {
            case RATE -> timed.perSecond();
            case TIME -> timed.seconds();
            case LATENCY -> timed.seconds() * 1000;
        };
    }

    String unit() {
        return unit;
    }

    boolean meets(double ratio, double target) {
        return moreIsBetter ? ratio >= target : ratio <= target;
    }

    String sign() {
        return moreIsBetter ? ">=" : "<=";
    }
}
