package waymark.bench.log;

import com.mongodb.client.MongoDatabase;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.bench.frame.Benchmark;
import waymark.bench.frame.Contender;
import waymark.bench.frame.Curve;
import waymark.bench.frame.Findings;
import waymark.bench.frame.Measure;
import waymark.bench.frame.Options;
import waymark.bench.frame.Outcome;
import waymark.bench.frame.Rounds;
import waymark.bench.frame.Timed;
import waymark.bench.frame.Trial;
import waymark.bench.work.Scratch;
import waymark.bench.work.Work;
import waymark.platform.log.BenchLog;
import waymark.platform.log.BenchProjection;
import waymark.platform.names.LogicalSerializer;

/**
 * A projection that folds in memory is rebuilt from zero by the platform's own processors. The limit reads and decodes
 * the same events and does nothing with them. What a write per event costs on top is shown beside.
 */
public final class Replay implements Benchmark {

    private static final double LIMIT_SHARE = 0.60;
    private static final int SINGLE = 1;
    private static final int OURS = 0;
    /** Peers that write for every event get a tenth of the events. */
    private static final int SLOW_SHARE = 10;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String number() {
        return "B6";
    }

    @Override
    public String title() {
        return "one projection rebuilt from zero, over logs of N events";
    }

    @Override
    public Findings run(Options options) throws Exception {
        var findings = new Findings();
        var curve = new Curve("Replay: seconds over the size of the log", "events in the log", "seconds");
        for (int events :
                options.pick(List.of(2_000, 8_000), List.of(10_000, 100_000), List.of(10_000, 100_000, 1_000_000))) {
            try (var scratch = Scratch.open(options)) {
                Outcome outcome = run(options, scratch, events, findings);
                findings.add(outcome);
                for (Contender each :
                        List.of(outcome.trial().subject(), outcome.trial().limit())) {
                    curve.add(each.name(), events, events / outcome.value(each).median());
                }
            }
        }
        curve.lines()
                .forEach((line, points) ->
                        findings.note("%s: time grows as N to the %.2f".formatted(line, Curve.exponent(points))));
        return findings.add(curve)
                .note(
                        "axon-mongo is left out: its tracking replays are broken with Axon 4.13.0 (AxonFramework #4453).");
    }

    private static Outcome run(Options options, Scratch scratch, int events, Findings findings) throws Exception {
        var serializer = Work.serializer();
        var small = Math.max(1_000, events / SLOW_SHARE);
        try (Store full = Stores.dense(scratch.database("full"), 256);
                Store part = Stores.dense(scratch.database("part"), 256)) {
            Loading.of(events).into(full);
            Loading.of(small).into(part);
        }
        var subject = new Rebuild(
                "Waymark's processors", scratch, "full", events, OURS, (database, count) -> Fold.inMemory(count));
        var limit =
                Contender.of("limit: raw scan and decode", () -> scan(scratch.database("full"), serializer, events));
        var folding = new Rebuild(
                "Waymark, read models in the store",
                scratch,
                "full",
                events,
                OURS,
                (database, count) -> Fold.drafting(count, new MongoTemplate(scratch.client(), database.getName())));
        var writing = new Rebuild(
                "Waymark, a write per event",
                scratch,
                "part",
                small,
                OURS,
                (database, count) -> Fold.writingEach(count, database.getCollection("hours")));
        var single = new Rebuild(
                "batch of 1 (Axon's default)",
                scratch,
                "part",
                small,
                SINGLE,
                (database, count) -> Fold.inMemory(count));
        var trial = new Trial(
                "N=" + events,
                "events",
                Measure.RATE,
                subject,
                limit,
                List.of(folding, single, writing),
                Map.of(limit.name(), LIMIT_SHARE));
        var outcome = new Rounds(
                        options.rounds().warmUp().dividedBy(3), options.rounds().count())
                .run(trial);
        findings.count(counts(subject, events));
        return outcome;
    }

    private static Map<String, Object> counts(Rebuild subject, int events) {
        var row = new LinkedHashMap<String, Object>();
        row.put("N", events);
        row.put("token bytes", subject.tokenBytes);
        row.put("old gen peak MB", subject.peakBytes >> 20);
        return row;
    }

    private static Timed scan(MongoDatabase database, LogicalSerializer serializer, int events) {
        long found = 0;
        long start = System.nanoTime();
        for (Document commit : database.getCollection("events").find().sort(new Document("_id", 1))) {
            for (Document event : commit.getList("e", Document.class)) {
                Objects.requireNonNull(serializer.<String, Object>deserialize(new SimpleSerializedObject<>(
                        event.getString("payload"), String.class, event.getString("type"), event.getString("rev"))));
                found++;
            }
        }
        require(found, events);
        return Timed.of(found, System.nanoTime() - start);
    }

    private static void require(long found, long events) {
        if (found != events) {
            throw new IllegalStateException("Of " + events + " events " + found + " were read.");
        }
    }

    /** One projection, from a store without its token to its last event. */
    private static final class Rebuild implements Contender {

        private final String name;
        private final Scratch scratch;
        private final String log;
        private final int events;
        private final int batch;
        private final BiFunction<MongoDatabase, Long, Fold> handler;
        private long tokenBytes;
        private long peakBytes;

        Rebuild(
                String name,
                Scratch scratch,
                String log,
                int events,
                int batch,
                BiFunction<MongoDatabase, Long, Fold> handler) {
            this.name = name;
            this.scratch = scratch;
            this.log = log;
            this.events = events;
            this.batch = batch;
            this.handler = handler;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Timed round() throws Exception {
            var tokens = scratch.database(log + "-tokens");
            tokens.drop();
            var serializer = Work.serializer();
            oldGeneration().resetPeakUsage();
            try (var opened = BenchLog.open(scratch.database(log), serializer, 256)) {
                var fold = handler.apply(tokens, (long) events);
                var configuration = BenchProjection.of(opened.store(), tokens, serializer, batch, fold);
                long start = System.nanoTime();
                configuration.start();
                fold.await();
                var timed = Timed.of(events, System.nanoTime() - start);
                configuration.shutdown();
                require(fold.seen(), events);
                note(tokens);
                return timed;
            }
        }

        private void note(MongoDatabase tokens) {
            for (Document token : tokens.getCollection("tokens").find()) {
                tokenBytes =
                        Math.max(tokenBytes, String.valueOf(token.get("token")).length());
            }
            peakBytes = Math.max(peakBytes, oldGeneration().getPeakUsage().getUsed());
        }

        private static MemoryPoolMXBean oldGeneration() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool ->
                            pool.getName().contains("Old") || pool.getName().contains("Tenured"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
