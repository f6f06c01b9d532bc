package waymark.bench.frame;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How much work a run does.
 *
 * @param size short only shows that a benchmark works
 * @param scratch for stores and logs; on the disk that is to be measured
 */
public record Options(Size size, Path scratch) {

    /** Of a run. */
    public enum Size {
        SHORT,
        USUAL,
        FULL
    }

    public boolean isShort() {
        return size == Size.SHORT;
    }

    public Rounds rounds() {
        return isShort() ? new Rounds(Rounds.ONE_TURN, 2) : new Rounds(Duration.ofSeconds(30), 5);
    }

    /** For work whose single turn takes many seconds: one turn warms up, and a short run has none. */
    public Rounds longRounds() {
        return isShort() ? new Rounds(Duration.ZERO, 1) : new Rounds(Rounds.ONE_TURN, 5);
    }

    /** One of three, by size of the run. */
    public <T> T pick(T whenShort, T usual, T full) {
        return switch (size) {
            case SHORT -> whenShort;
            case USUAL -> usual;
            case FULL -> full;
        };
    }
}
