package waymark.bench.frame;

/** One way of doing a benchmark's work. */
public interface Contender {

    String name();

    /** Does one round's work and says how much it was and how long it took; what is needed before is not in the time. */
    Timed round() throws Exception;

    static Contender of(String name, Turn turn) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Timed round() throws Exception {
                return turn.round();
            }
        };
    }

    /** One round's work. */
    @FunctionalInterface
    interface Turn {
        Timed round() throws Exception;
    }
}
