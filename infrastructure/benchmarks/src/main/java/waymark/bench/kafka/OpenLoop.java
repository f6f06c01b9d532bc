package waymark.bench.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import waymark.bench.frame.Contender;
import waymark.bench.frame.Timed;

/**
 * Sends commands at fixed times, whatever became of the earlier ones, and watches for each in the area's figure. A round's
 * time is the median from a command's acknowledgement until it is visible.
 */
final class OpenLoop implements Contender {

    private static final long HEAD_START = Duration.ofMillis(20).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** More than are ever under way at once: none waits for another's acknowledgement. */
    private static final int SENDERS = 32;

    private final String name;
    private final Pipeline pipeline;
    private final Samples samples;
    private final Onlooker onlooker;
    private final int arrivals;
    private final int perSecond;
    private final List<List<Sample>> rounds = new ArrayList<>();

    OpenLoop(Pipeline pipeline, Samples samples, int arrivals, int perSecond) {
        this(pipeline.name(), pipeline, samples, new Onlooker(pipeline.dossiers(), samples), arrivals, perSecond);
    }

    private OpenLoop(String name, Pipeline pipeline, Samples samples, Onlooker onlooker, int arrivals, int perSecond) {
        this.name = name;
        this.pipeline = pipeline;
        this.samples = samples;
        this.onlooker = onlooker;
        this.arrivals = arrivals;
        this.perSecond = perSecond;
    }

    /** The same pipeline under less. */
    OpenLoop slower(int arrivals, int perSecond) {
        return new OpenLoop(name + ", " + perSecond + " a second", pipeline, samples, onlooker, arrivals, perSecond);
    }

    long every() {
        return Duration.ofSeconds(1).toNanos() / perSecond;
    }

    @Override
    public String name() {
        return name;
    }

    /** Every child's first event, as fast as it goes. */
    void fill(int children) throws ExecutionException, InterruptedException {
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            var sent = samples.plan(children).stream()
                    .map(sample -> senders.submit(() -> pipeline.store(sample.unit())))
                    .toList();
            await(sent);
        }
        onlooker.seeMore(children, PATIENCE);
    }

    @Override
    public Timed round() throws ExecutionException, InterruptedException {
        var planned = samples.plan(arrivals);
        try (var clock = Executors.newSingleThreadExecutor();
                var senders = Executors.newFixedThreadPool(SENDERS)) {
            var sending = clock.submit(() -> send(planned, senders));
            onlooker.seeMore(arrivals, PATIENCE);
            await(sending.get());
            awaitFiled(planned);
        }
        rounds.add(planned);
        var latencies = Span.ACK_TO_VISIBLE.of(planned);
        return new Timed(1, latencies.getValueAtPercentile(50), latencies);
    }

    private List<Future<?>> send(List<Sample> planned, ExecutorService senders) {
        var sent = new ArrayList<Future<?>>(planned.size());
        long due = System.nanoTime() + HEAD_START;
        for (var sample : planned) {
            sample.due = due;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            sent.add(senders.submit(() -> {
                pipeline.store(sample.unit());
                sample.acknowledged = System.nanoTime();
            }));
            due += every();
        }
        return sent;
    }

    private static void await(List<? extends Future<?>> sent) throws ExecutionException, InterruptedException {
        for (var each : sent) {
            each.get();
        }
    }

    /** A figure may show the last ones before the listener has heard that they are stored. */
    private static void awaitFiled(List<Sample> planned) {
        while (planned.stream().anyMatch(sample -> sample.filed == 0)) {
            LockSupport.parkNanos(HEAD_START);
        }
    }

    /** Of the last so many rounds: those before warmed up. */
    List<Sample> lastRounds(int count) {
        return rounds.subList(rounds.size() - count, rounds.size()).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Commands a second of which it carried the last so many rounds' to the figure: fewer than come where it falls behind. */
    double carried(int lastRounds) {
        double seconds = rounds.subList(rounds.size() - lastRounds, rounds.size()).stream()
                        .mapToLong(round -> round.stream()
                                        .mapToLong(sample -> sample.visible)
                                        .max()
                                        .orElseThrow()
                                - round.getFirst().due)
                        .sum()
                / 1e9;
        return lastRounds(lastRounds).size() / seconds;
    }
}
