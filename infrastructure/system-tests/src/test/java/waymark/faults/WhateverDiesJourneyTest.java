package waymark.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every promise of the log, the publisher and the consumers, after whatever the seed's nemesis did to them. */
class WhateverDiesJourneyTest {

    private static final Logger LOG = LoggerFactory.getLogger(WhateverDiesJourneyTest.class);
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("waymark.faults.seconds", 5));

    private static final Path FIGURES = Path.of("target", "faults");
    private static final Summary SUMMARY = new Summary();

    @AfterAll
    static void sum_up() {
        LOG.info("All seeds:\n{}", SUMMARY.write(FIGURES));
    }

    static LongStream seeds() {
        long first = Long.getLong("waymark.faults.first", 1);
        return LongStream.range(first, first + Integer.getInteger("waymark.faults.seeds", 3));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Timeout(400)
    void no_promise_is_broken_and_every_injected_bug_would_be_seen(long seed) throws Exception {
        var run = new Run(seed, FIGURES.resolve("seed-" + seed), TIME);
        var report = run.run();
        SUMMARY.add(report);
        SUMMARY.write(FIGURES);
        assertThat(report.violations()).as(report.toString()).isEmpty();
        assertThat(report.fellOver())
                .as(report.toString())
                .allSatisfy((node, times) -> assertThat(times).isZero());
        assertThat(report.acknowledged()).as(report.toString()).isPositive();
        assertThat(InjectedBugs.ALL)
                .allSatisfy(bug ->
                        assertThat(bug.isCaughtIn(run.dump())).as(bug.name()).isTrue());
        run.tidy();
    }
}
