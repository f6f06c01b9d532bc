package waymark.bench.frame;

/** One question about speed. */
public interface Benchmark {

    /** For example {@code append}. */
    String name();

    /** As the list of benchmarks has it, for example {@code B1}. */
    String number();

    /** What is done, in one line. */
    String title();

    Findings run(Options options) throws Exception;
}
