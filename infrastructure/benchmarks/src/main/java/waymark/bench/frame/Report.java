package waymark.bench.frame;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what was found: a table for the eye, JSON with every round, and a drawing of each curve. */
public final class Report {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Benchmark benchmark;
    private final Options options;
    private final Map<String, Object> machine;

    private Report(Benchmark benchmark, Options options) throws IOException {
        this.benchmark = benchmark;
        this.options = options;
        this.machine = Machine.describe(options.scratch());
    }

    /** Runs the benchmark; the machine is described as it is before. */
    public static Findings of(Benchmark benchmark, Options options, Path out, Instant at, PrintStream print)
            throws Exception {
        var report = new Report(benchmark, options);
        report.header(print);
        var findings = benchmark.run(options);
        new Table(findings).print(print);
        report.write(findings, out, at);
        print.println("Written to " + out.resolve(benchmark.name() + ".json") + ", the curve beside it as .svg");
        return findings;
    }

    private void header(PrintStream print) {
        print.printf("%n%s %s: %s%n", benchmark.number(), benchmark.name(), benchmark.title());
        machine.forEach((name, value) -> print.printf("  %-16s %s%n", name, value));
        if (options.isShort()) {
            print.println("  Short form: shows that the benchmark works; its figures mean nothing.");
        }
    }

    private void write(Findings findings, Path out, Instant at) throws IOException {
        Files.createDirectories(out);
        var all = new LinkedHashMap<String, Object>();
        all.put("benchmark", benchmark.number() + " " + benchmark.name());
        all.put("title", benchmark.title());
        all.put("at", at.toString());
        all.put("size", options.size());
        all.put("machine", machine);
        all.put("notes", findings.notes());
        all.put("trials", findings.outcomes().stream().map(Report::trial).toList());
        all.put("counts", findings.counts());
        var curves = curves(findings);
        all.put("curves", curves.stream().map(Curve::title).toList());
        Files.writeString(out.resolve(benchmark.name() + ".json"), JSON.writeValueAsString(all));
        for (int i = 0; i < curves.size(); i++) {
            String name = benchmark.name() + (i == 0 ? "" : "-" + (i + 1)) + ".svg";
            Files.writeString(out.resolve(name), Svg.draw(curves.get(i)));
        }
    }

    private static List<Curve> curves(Findings findings) {
        return findings.curves().isEmpty()
                ? findings.outcomes().stream().map(Curve::ofRounds).toList()
                : findings.curves();
    }

    private static Map<String, Object> trial(Outcome outcome) {
        var trial = outcome.trial();
        var map = new LinkedHashMap<String, Object>();
        map.put("name", trial.name());
        map.put("unit", trial.what() + " " + trial.measure().unit());
        map.put("void", outcome.isVoid());
        map.put("limitMoved", outcome.limitMoved());
        map.put("subject", trial.subject().name());
        map.put("limit", trial.limit().name());
        var ratios = new ArrayList<Map<String, Object>>();
        for (Contender other : trial.yardsticks()) {
            var ratio = new LinkedHashMap<String, Object>();
            ratio.put("to", other.name());
            ratio.put("ratio", outcome.ratioTo(other));
            ratio.put("target", trial.targets().get(other.name()));
            ratios.add(ratio);
        }
        map.put("ratios", ratios);
        map.put(
                "contenders",
                trial.all().stream().map(each -> contender(outcome, each)).toList());
        return map;
    }

    private static Map<String, Object> contender(Outcome outcome, Contender contender) {
        var map = new LinkedHashMap<String, Object>();
        map.put("name", contender.name());
        map.put("value", outcome.value(contender));
        map.put(
                "rounds",
                outcome.of(contender).stream()
                        .map(timed -> Map.of("operations", timed.operations(), "nanos", timed.nanos()))
                        .toList());
        Histogram latencies = outcome.latencies(contender);
        if (latencies.getTotalCount() > 0) {
            map.put("latencyMicros", percentiles(latencies));
        }
        return map;
    }

    private static Map<String, Object> percentiles(Histogram latencies) {
        var map = new LinkedHashMap<String, Object>();
        map.put("count", latencies.getTotalCount());
        for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
            map.put("p" + percentile, latencies.getValueAtPercentile(percentile) / 1000.0);
        }
        return map;
    }
}
