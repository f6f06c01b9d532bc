package waymark.bench.log;

import com.mongodb.client.MongoClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import waymark.bench.frame.Benchmark;
import waymark.bench.frame.Curve;
import waymark.bench.frame.Findings;
import waymark.bench.frame.Options;
import waymark.bench.frame.Timed;
import waymark.bench.work.Scratch;
import waymark.bench.work.Work;

/**
 * What an append, an aggregate load of 20 events and a tracked read of 100 cost in stores of different sizes. The
 * documents the server looks at and the commands on the wire say it even where the clock can't.
 */
public final class Growth implements Benchmark {

    private static final int BATCH = 100;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String number() {
        return "B1";
    }

    @Override
    public String title() {
        return "append, load of an aggregate of 20 events, tracked read of 100 events, in stores of N events";
    }

    @Override
    public Findings run(Options options) throws Exception {
        var findings = new Findings();
        var curve = new Curve("Cost over the size of the log: p50", "events in the log", "microseconds");
        for (int events :
                options.pick(List.of(1_000, 4_000), List.of(10_000, 100_000), List.of(10_000, 100_000, 1_000_000))) {
            for (boolean stock : events <= 100_000 ? List.of(false, true) : List.of(false)) {
                measure(options, events, stock, findings, curve);
            }
        }
        return findings.add(curve).note("axon-mongo is taken to 100,000 events only.");
    }

    private static void measure(Options options, int events, boolean stock, Findings findings, Curve curve)
            throws Exception {
        var wire = new Wire();
        try (var scratch = Scratch.open(options);
                MongoClient client = wire.client(scratch.server().connectionString());
                Store store = stock
                        ? Stores.stock(client.getDatabase("log"), BATCH)
                        : Stores.dense(client.getDatabase("log"), BATCH)) {
            var loading = Loading.of(events);
            loading.into(store);
            int times = options.pick(20, 500, 500);
            var random = new Random(42);
            var counted = new Counted(scratch, wire, findings, curve, store.name(), events, times);
            counted.run("aggregate load", () -> load(store, random.nextInt(loading.streams())));
            var place = new Places(store, events);
            counted.run("tracked read", () -> read(store, place.any(random)));
            var work = new Work("growth", 42);
            var units = work.units(2 * times + 2).iterator();
            counted.run("append", () -> store.append(units.next()));
        }
    }

    private static void load(Store store, int stream) {
        long found =
                store.engine().readEvents(Loading.stream(stream), 0).asStream().count();
        require(found == Loading.STREAM, found);
    }

    private static void read(Store store, TrackingToken after) {
        try (var events = store.engine().readEvents(after, false)) {
            long found = events.limit(BATCH).count();
            require(found == BATCH, found);
        }
    }

    private static void require(boolean right, long found) {
        if (!right) {
            throw new IllegalStateException("The store answered with " + found + " events.");
        }
    }

    /** Positions to read from; a stock token is made of the events before it, so some are collected on the way. */
    private static final class Places {

        private final List<TrackingToken> tokens;

        Places(Store store, int events) {
            tokens = store.name().startsWith("axon-mongo") ? visited(store, events) : numbered(events);
        }

        private static List<TrackingToken> numbered(int events) {
            return new Random(7)
                    .longs(64, 0, events - 2L * BATCH)
                    .<TrackingToken>mapToObj(GlobalSequenceTrackingToken::new)
                    .toList();
        }

        private static List<TrackingToken> visited(Store store, int events) {
            try (var all = store.engine().readEvents(store.engine().createTailToken(), false)) {
                var far = new java.util.ArrayList<TrackingToken>();
                all.limit(Math.min(events - 2L * BATCH, 5_000)).forEach(event -> {
                    far.add(event.trackingToken());
                });
                return List.copyOf(far);
            }
        }

        TrackingToken any(Random random) {
            return tokens.get(random.nextInt(tokens.size()));
        }
    }

    /** Times single operations and counts what each made the server do. */
    private record Counted(
            Scratch scratch, Wire wire, Findings findings, Curve curve, String store, int events, int times) {

        void run(String what, Runnable operation) {
            for (int i = 0; i < times; i++) {
                operation.run();
            }
            long examined = scratch.server().documentsExamined();
            long commands = wire.commands();
            var latencies = Timed.histogram();
            for (int i = 0; i < times; i++) {
                long start = System.nanoTime();
                operation.run();
                latencies.recordValue(System.nanoTime() - start);
            }
            var row = new LinkedHashMap<String, Object>();
            row.put("store", store);
            row.put("N", events);
            row.put("operation", what);
            row.put("p50us", latencies.getValueAtPercentile(50) / 1000.0);
            row.put("p99us", latencies.getValueAtPercentile(99) / 1000.0);
            row.put("examined/op", (double) (scratch.server().documentsExamined() - examined) / times);
            row.put("commands/op", (double) (wire.commands() - commands) / times);
            findings.count(row);
            curve.add(store + " " + what, events, latencies.getValueAtPercentile(50) / 1000.0);
        }
    }
}
