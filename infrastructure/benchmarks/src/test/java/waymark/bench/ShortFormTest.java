package waymark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import waymark.bench.frame.Benchmark;
import waymark.bench.frame.Options;
import waymark.bench.frame.Report;

/** That the benchmarks still work; how fast anything is, is not asked here. */
class ShortFormTest {

    /** Minutes each: they start the whole of Waymark again and again, as the system tests do. */
    private static final Set<String> LONG = Set.of("recovery", "import", "start");

    static Stream<Benchmark> all() {
        return Bench.ALL.stream().filter(benchmark -> !LONG.contains(benchmark.name()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_benchmark_runs_and_writes_down_what_it_found(Benchmark benchmark, @TempDir Path directory) throws Exception {
        var options = new Options(Options.Size.SHORT, directory);
        Path out = directory.resolve("bench");
        var print = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var findings = Report.of(benchmark, options, out, Instant.EPOCH, print);
        assertThat(findings.outcomes().size() + findings.counts().size()).isPositive();
        assertThat(findings.outcomes())
                .allSatisfy(outcome -> assertThat(
                                outcome.value(outcome.trial().subject()).min())
                        .isPositive());
        assertThat(Files.readString(out.resolve(benchmark.name() + ".json"))).contains("fsyncP50Micros");
        assertThat(Files.readString(out.resolve(benchmark.name() + ".svg"))).startsWith("<svg");
    }
}
