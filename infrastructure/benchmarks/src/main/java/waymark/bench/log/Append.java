package waymark.bench.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import waymark.bench.frame.Benchmark;
import waymark.bench.frame.Contender;
import waymark.bench.frame.Curve;
import waymark.bench.frame.Findings;
import waymark.bench.frame.Measure;
import waymark.bench.frame.Options;
import waymark.bench.frame.Outcome;
import waymark.bench.frame.Trial;
import waymark.bench.work.Scratch;

/**
 * Concurrent units of work into a log that already holds something. The limit is the driver alone on the same server
 * with groups as large as the log's own appender makes them, into a collection that holds the same as the log, and below
 * it the disk.
 */
public final class Append implements Benchmark {

    private static final List<Integer> WRITERS = List.of(1, 8, 64);

    @Override
    public String name() {
        return "append";
    }

    @Override
    public String number() {
        return "B1";
    }

    @Override
    public String title() {
        return "units of work of 1 to 5 events of about 600 bytes, by 1, 8 and 64 writers at once, every one fsynced";
    }

    @Override
    public Findings run(Options options) throws Exception {
        var findings = new Findings();
        var curve = new Curve("Append: events per second over writers", "writers", "events/s");
        int loaded = options.pick(500, 100_000, 100_000);
        for (int writers : WRITERS) {
            try (var scratch = Scratch.open(options)) {
                Outcome outcome = run(options, scratch, writers, loaded);
                findings.add(outcome);
                curve.add(outcome, writers);
            }
        }
        return findings.add(curve)
                .note("Waymark, axon-mongo and the limit write to one durable server: each waits for fsync.")
                .note("H2 does not force a commit to the disk: it promises less than the others.");
    }

    private static Outcome run(Options options, Scratch scratch, int writers, int loaded) throws Exception {
        int many = writers == 1 ? 500 : 16_000;
        int units = options.pick(64, many, many);
        int group = groupSize(scratch, writers, units);
        try (Store dense = Stores.dense(scratch.database("dense"), 100);
                Store stock = Stores.stock(scratch.database("stock"), 100);
                Store jpa = JpaStore.h2(scratch.directory().resolve("h2"), 100);
                Store postgres = JpaStore.postgres(scratch.directory().resolve("postgres"), 100)) {
            for (Store store : List.of(dense, stock, jpa, postgres)) {
                Loading.of(loaded).into(store);
            }
            var limit = new RawInserts(scratch.database("raw"), writers, units, group)
                    .holdingTheSameAs(scratch.database("dense"));
            var spare = new RawInserts(scratch.database("spare"), writers, units, group);
            var floor = new RawFile(scratch.directory().resolve("floor"), spare);
            var stockWriters = new Writers(stock, writers, units);
            // Much slower, and a rate all the same.
            int fewer = Math.max(writers, units / 16);
            var jpaWriters = new Writers(jpa, writers, fewer);
            var postgresWriters = new Writers(postgres, writers, fewer);
            var trial = new Trial(
                    "C=" + writers + ", N=" + loaded,
                    "events",
                    Measure.RATE,
                    new Writers(dense, writers, units),
                    limit,
                    new ArrayList<Contender>(List.of(floor, stockWriters, jpaWriters, postgresWriters)),
                    targets(writers, limit, stockWriters, List.of(jpaWriters, postgresWriters)));
            return options.rounds().run(trial);
        }
    }

    private static Map<String, Double> targets(int writers, Contender limit, Contender stock, List<Contender> jpa) {
        var targets = new LinkedHashMap<String, Double>();
        if (writers == 1) {
            targets.put(limit.name(), 0.60);
        }
        if (writers == 64) {
            targets.put(limit.name(), 0.80);
            targets.put(stock.name(), 5.0);
            jpa.forEach(each -> targets.put(each.name(), 1.5));
        }
        return targets;
    }

    /** How many commits the appender stores at once with so many writers. */
    private static int groupSize(Scratch scratch, int writers, int units) throws Exception {
        var wire = new Wire();
        try (var client = wire.client(scratch.server().connectionString());
                Store counted = Stores.dense(client.getDatabase("counted"), 100)) {
            var work = new Writers(counted, writers, units);
            work.round();
            wire.forget();
            work.round();
            return (int) Math.max(1, Math.round(wire.group()));
        }
    }
}
