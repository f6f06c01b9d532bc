package waymark.bench.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import waymark.bench.frame.Benchmark;
import waymark.bench.frame.Curve;
import waymark.bench.frame.Findings;
import waymark.bench.frame.Measure;
import waymark.bench.frame.Options;
import waymark.bench.frame.Outcome;
import waymark.bench.frame.Timed;
import waymark.bench.frame.Trial;
import waymark.bench.work.Scratch;

/**
 * How soon a command that was acknowledged is in the area's figure: from its log by publisher, Kafka and listener into its
 * dossier, and from there into the figure somebody asks for. Commands come at fixed times, a hundred a second. The limit
 * is the sum of four round trips that no such way can do without ({@link RawTrips}), made back to back; the peer is the same
 * way with the libraries' defaults ({@link DefaultPipeline}), under as many commands and under a tenth of them.
 */
public final class Freshness implements Benchmark {

    private static final int PER_SECOND = 100;
    /** What the peer carries without falling behind, so that its own delay shows and not its queue. */
    private static final int FEW_PER_SECOND = 10;

    private static final double MEDIAN_TO_LIMIT = 2;
    private static final double TAIL_TO_LIMIT = 5;
    private static final double MEDIAN_TO_PEER = 0.1;
    private static final double TAIL = 99;
    private static final double LONGEST_TAIL_MILLIS = 100;

    @Override
    public String name() {
        return "freshness";
    }

    @Override
    public String number() {
        return "B4";
    }

    @Override
    public String title() {
        return "100 commands a second, from acknowledged to visible in the area's figure";
    }

    @Override
    public Findings run(Options options) throws Exception {
        var findings = new Findings();
        var curve = new Curve("Freshness: median from acknowledged to visible", "children of the area", "ms");
        for (int children : options.pick(List.of(100), List.of(500, 2_000), List.of(500, 2_000, 8_000))) {
            try (var scratch = Scratch.open(options);
                    var broker = new Broker(scratch)) {
                curve.add(run(options, scratch, broker, children, findings), children);
            }
        }
        return findings.add(curve)
                .note("Each figure answered was checked: it counts every event of the dossiers it was made from.")
                .note("The onlooker asks a millisecond after each answer; that and the answering are in the subject's"
                        + " and the peer's time.")
                .note("Where the peer falls behind, its time is that of its queue; at " + FEW_PER_SECOND
                        + " a second it is its own.")
                .note("Both pipelines stand by while the other is measured.")
                .note("The limit is back to back; a hundred a second, its round trips find everything asleep, as the"
                        + " subject's do.")
                .note("Round trips are those of the last round; spans of all rounds that count.");
    }

    private static Outcome run(Options options, Scratch scratch, Broker broker, int children, Findings findings)
            throws Exception {
        int arrivals = options.pick(30, 1_000, 3_000);
        var ours = new Samples(children);
        var theirs = new Samples(children);
        try (var waymark = new WaymarkPipeline(scratch, broker, ours);
                var defaults = new DefaultPipeline(scratch, broker, theirs)) {
            var subject = new OpenLoop(waymark, ours, arrivals, PER_SECOND);
            var peer = new OpenLoop(defaults, theirs, arrivals, PER_SECOND);
            var slower = peer.slower(arrivals / FEW_PER_SECOND, FEW_PER_SECOND);
            subject.fill(children);
            peer.fill(children);
            int trips = arrivals / 2;
            try (var limit = new RawTrips("limit: sum of raw round trips", scratch, broker, 0, children, trips);
                    var paced =
                            new RawTrips("the same 100 a second", scratch, broker, subject.every(), children, trips)) {
                var outcome = options.rounds().run(median(children, subject, limit, paced, peer, slower));
                findings.add(outcome).add(tail(outcome, children));
                count(findings, children, options.rounds().count(), subject, peer);
                limit.trips().forEach((trip, latencies) -> findings.count(row(children, "raw", trip, latencies)));
                return outcome;
            }
        }
    }

    private static Trial median(
            int children, OpenLoop subject, RawTrips limit, RawTrips paced, OpenLoop peer, OpenLoop slower) {
        return new Trial(
                "children=" + children + ", p50",
                "from acknowledged to visible, in",
                Measure.LATENCY,
                subject,
                limit,
                List.of(paced, peer, slower),
                Map.of(limit.name(), MEDIAN_TO_LIMIT, peer.name(), MEDIAN_TO_PEER, slower.name(), MEDIAN_TO_PEER));
    }

    /** The 99th percentile of all but the limit, whose median is what is physically possible. */
    private static Outcome tail(Outcome outcome, int children) {
        var trial = outcome.trial();
        var tails = new LinkedHashMap<String, List<Timed>>();
        outcome.rounds()
                .forEach((name, rounds) -> tails.put(
                        name,
                        name.equals(trial.limit().name())
                                ? rounds
                                : rounds.stream().map(Freshness::tail).toList()));
        return new Outcome(
                new Trial(
                        "children=" + children + ", p99 over the limit's p50",
                        trial.what(),
                        trial.measure(),
                        trial.subject(),
                        trial.limit(),
                        trial.others(),
                        Map.of(trial.limit().name(), TAIL_TO_LIMIT)),
                tails);
    }

    private static Timed tail(Timed timed) {
        return new Timed(1, timed.latencies().getValueAtPercentile(TAIL), timed.latencies());
    }

    private static void count(Findings findings, int children, int rounds, OpenLoop subject, OpenLoop peer) {
        var ours = subject.lastRounds(rounds);
        var theirs = peer.lastRounds(rounds);
        for (var span : Span.values()) {
            findings.count(row(children, "Waymark", span.label(), span.of(ours)));
        }
        for (var span : Span.values()) {
            findings.count(row(children, "Axon's defaults", span.label(), span.of(theirs)));
        }
        findings.note("children=%d: of %d commands a second Waymark's pipeline carried %.0f, Axon's defaults %.0f."
                .formatted(children, PER_SECOND, subject.carried(rounds), peer.carried(rounds)));
        double tail = Span.ACK_TO_VISIBLE.of(ours).getValueAtPercentile(TAIL) / 1e6;
        findings.note("children=%d: p99 %.1f ms from acknowledged to visible, wanted <= %.0f ms: %s."
                .formatted(children, tail, LONGEST_TAIL_MILLIS, tail <= LONGEST_TAIL_MILLIS ? "met" : "missed"));
    }

    private static Map<String, Object> row(int children, String way, String span, Histogram latencies) {
        var row = new LinkedHashMap<String, Object>();
        row.put("children", children);
        row.put("way", way);
        row.put("span", span);
        row.put("p50 ms", latencies.getValueAtPercentile(50) / 1e6);
        row.put("p99 ms", latencies.getValueAtPercentile(TAIL) / 1e6);
        row.put("p99.9 ms", latencies.getValueAtPercentile(99.9) / 1e6);
        row.put("max ms", latencies.getMaxValue() / 1e6);
        return row;
    }
}
