package waymark.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import waymark.bench.frame.Benchmark;
import waymark.bench.frame.Options;
import waymark.bench.frame.Report;
import waymark.bench.kafka.Consume;
import waymark.bench.kafka.Freshness;
import waymark.bench.kafka.Publish;
import waymark.bench.log.Append;
import waymark.bench.log.Growth;
import waymark.bench.log.Replay;
import waymark.bench.process.Import;
import waymark.bench.process.Recovery;
import waymark.bench.process.Start;

/** {@code ./waymark bench [NAME...] [--short | --full]}. */
public final class Bench {

    static final List<Benchmark> ALL = List.of(
            new Append(),
            new Growth(),
            new Replay(),
            new Publish(),
            new Freshness(),
            new Consume(),
            new Recovery(),
            new Start(),
            new Import());

    private static final Path OUT = Path.of("target", "bench");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var names = new ArrayList<>(Arrays.asList(arguments));
        var size = names.remove("--short")
                ? Options.Size.SHORT
                : names.remove("--full") ? Options.Size.FULL : Options.Size.USUAL;
        var unknown = names.stream()
                .filter(name -> ALL.stream().noneMatch(each -> each.name().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            boolean isAsked = List.of("help", "--help", "-h").containsAll(unknown);
            usage(out, isAsked ? List.of() : unknown);
            System.exit(isAsked ? 0 : 2);
        }
        Files.createDirectories(OUT);
        var options = new Options(size, OUT.toAbsolutePath());
        for (Benchmark benchmark : ALL) {
            if (names.isEmpty() || names.contains(benchmark.name())) {
                Report.of(benchmark, options, OUT, Clock.systemUTC().instant(), out);
            }
        }
        // Some libraries leave threads behind.
        System.exit(0);
    }

    private static void usage(PrintStream out, List<String> unknown) {
        if (!unknown.isEmpty()) {
            out.println("Neither a benchmark nor --short or --full: " + String.join(", ", unknown) + ".");
        }
        out.println("""
                Usage: ./waymark bench [NAME...] [--short | --full]
                Without a name all are run. Each prints a table and leaves NAME.json and curves (SVG) in target/bench/.
                  --short    only shows that they work: some minutes, figures that mean nothing
                  --full     larger stores too: hours""");
        ALL.forEach(each -> out.printf("  %-10s %s  %s%n", each.name(), each.number(), each.title()));
    }
}
