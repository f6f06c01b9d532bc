package waymark.bench.process;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import waymark.bench.frame.Benchmark;
import waymark.bench.frame.Contender;
import waymark.bench.frame.Findings;
import waymark.bench.frame.Measure;
import waymark.bench.frame.Options;
import waymark.bench.frame.Timed;
import waymark.bench.frame.Trial;
import waymark.demodata.DemoAuthority;

/** From the command to the first figure, five services, Kafka and store in one process, with an authority's data in it. */
public final class Start implements Benchmark {

    private static final double MOST_TIMES_EMPTY = 4.0;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String number() {
        return "B11";
    }

    @Override
    public String title() {
        return "from ./waymark up to the first figure answered, with 2,000 children in the store";
    }

    @Override
    public Findings run(Options options) throws Exception {
        var findings = new Findings();
        try (var instance = Instance.fresh(options)) {
            int children = options.pick(0, DemoAuthority.DEFAULT_CHILDREN, DemoAuthority.DEFAULT_CHILDREN);
            if (children > 0) {
                fill(instance, children);
            }
            long[] resident = {0};
            var subject = Contender.of("Waymark, all of it", () -> start(instance, resident));
            var limit = instance.emptyWeb();
            var trial = new Trial(
                    "children=" + children,
                    "starts",
                    Measure.TIME,
                    subject,
                    limit,
                    List.of(),
                    Map.of(limit.name(), MOST_TIMES_EMPTY));
            findings.add(options.longRounds().run(trial));
            var row = new LinkedHashMap<String, Object>();
            row.put("children", children);
            row.put("resident MB", resident[0]);
            row.put("wanted MB", 1200);
            findings.count(row);
        }
        return findings.note("Five JVMs of their own, the peer, are not measured: nothing here starts them apart.");
    }

    private static void fill(Instance instance, int children) throws IOException, InterruptedException {
        var files = instance.directory().resolve("files");
        DemoAuthority.of(DemoAuthority.DEFAULT_LA, children, DemoAuthority.DEFAULT_SEED)
                .write(files);
        try (var launched = instance.launch()) {
            var client = instance.awaitAll(launched);
            DemoAuthority.files(files).forEach(client::bring);
            client.waitUntilShown();
        }
    }

    private static Timed start(Instance instance, long[] resident) throws IOException, InterruptedException {
        try (var launched = instance.launch()) {
            instance.awaitFigure(launched);
            var timed = Timed.of(1, launched.nanos());
            resident[0] = Math.max(resident[0], launched.residentMb());
            return timed;
        }
    }
}
