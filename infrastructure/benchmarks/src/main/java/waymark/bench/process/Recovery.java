package waymark.bench.process;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import waymark.bench.frame.Benchmark;
import waymark.bench.frame.Contender;
import waymark.bench.frame.Findings;
import waymark.bench.frame.Measure;
import waymark.bench.frame.Options;
import waymark.bench.frame.Timed;
import waymark.bench.frame.Trial;
import waymark.cli.BenchClient;
import waymark.demodata.DemoAuthority;
import waymark.demodata.ImportFile;
import waymark.standalone.Service;

/**
 * The process is killed while it takes files in, and started again: time to the first figure, and that no service's log
 * ends before what it had answered with.
 */
public final class Recovery implements Benchmark {

    private static final double MOST_TIMES_EMPTY = 1.5;
    private static final long SHORT_LOAD_MILLIS = 500;
    private static final long LOAD_MILLIS = 4_000;
    private static final int CHILDREN = 2_000;

    private long checked;
    private long kills;

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public String number() {
        return "B8";
    }

    @Override
    public String title() {
        return "kill -9 under load, then from the start to the first figure answered";
    }

    @Override
    public Findings run(Options options) throws Exception {
        var findings = new Findings();
        checked = 0;
        kills = 0;
        try (var instance = Instance.fresh(options)) {
            var files = instance.directory().resolve("files");
            DemoAuthority.of(
                            DemoAuthority.DEFAULT_LA, options.pick(100, CHILDREN, CHILDREN), DemoAuthority.DEFAULT_SEED)
                    .write(files);
            long load = options.pick(SHORT_LOAD_MILLIS, LOAD_MILLIS, LOAD_MILLIS);
            var subject =
                    Contender.of("Waymark after kill -9", () -> recover(instance, DemoAuthority.files(files), load));
            var limit = instance.emptyWeb();
            findings.add(options.longRounds()
                    .run(new Trial(
                            "all parts in one process",
                            "starts",
                            Measure.TIME,
                            subject,
                            limit,
                            List.of(),
                            Map.of(limit.name(), MOST_TIMES_EMPTY))));
        }
        var row = new LinkedHashMap<String, Object>();
        row.put("kills", kills);
        row.put("events checked", checked);
        row.put("events lost", 0);
        return findings.count(row)
                .note(
                        "Checked is, kill by kill, how far each log had come when it was last asked: it ends no earlier now.")
                .note("The limit leaves out what opening the files costs.")
                .note("Single parts killed by themselves, and an outage of Kafka, are shown by the fault harness.");
    }

    private Timed recover(Instance instance, List<ImportFile> files, long load)
            throws IOException, InterruptedException {
        Map<Service, Long> before;
        try (var first = instance.launch()) {
            var client = instance.awaitAll(first);
            var importing = CompletableFuture.runAsync(() -> files.forEach(client::bring));
            before = loaded(client, load);
            first.kill();
            kills++;
            importing.exceptionally(cut -> null).join();
        }
        try (var second = instance.launch()) {
            instance.awaitFigure(second);
            var timed = Timed.of(1, second.nanos());
            var after = instance.awaitAll(second).heads();
            before.forEach((service, head) -> check(service, head, after.getOrDefault(service, -1L)));
            return timed;
        }
    }

    /** How far the logs are once something has been recorded, and some time after. */
    private static Map<Service, Long> loaded(BenchClient client, long load) throws InterruptedException {
        while (events(client.heads()) == 0) {
            Thread.sleep(50);
        }
        Thread.sleep(load);
        return client.heads();
    }

    private static long events(Map<Service, Long> heads) {
        return heads.values().stream().mapToLong(head -> Math.max(0, head)).sum();
    }

    private void check(Service service, long before, long after) {
        if (after < before) {
            throw new IllegalStateException(
                    "The log of " + service.id() + " ended at " + before + " and ends at " + after + " now.");
        }
        checked += Math.max(0, before);
    }
}
