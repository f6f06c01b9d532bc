package waymark.bench.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.axonframework.eventhandling.DomainEventMessage;
import waymark.bench.frame.Contender;
import waymark.bench.frame.Timed;
import waymark.bench.work.Work;

/** So many writers at once, each with its next unit of work as soon as the last is stored. */
final class Writers implements Contender {

    private final Store store;
    private final List<Work> writers;
    private final int unitsOfEach;

    Writers(Store store, int writers, int units) {
        this.store = store;
        this.writers = work(writers);
        this.unitsOfEach = Math.max(1, units / writers);
    }

    static List<Work> work(int writers) {
        return IntStream.range(0, writers)
                .mapToObj(writer -> new Work("w" + writers + "-" + writer, 42L + writer))
                .toList();
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public Timed round() throws Exception {
        var planned = writers.stream().map(work -> work.units(unitsOfEach)).toList();
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(writers.size())) {
            var running = new ArrayList<Future<Histogram>>();
            for (var units : planned) {
                running.add(threads.submit(() -> write(units, go)));
            }
            long start = System.nanoTime();
            go.countDown();
            var latencies = Timed.histogram();
            for (var each : running) {
                latencies.add(each.get());
            }
            long events =
                    planned.stream().flatMap(List::stream).mapToLong(List::size).sum();
            return new Timed(events, System.nanoTime() - start, latencies);
        }
    }

    private Histogram write(List<List<DomainEventMessage<?>>> units, CountDownLatch go) throws InterruptedException {
        var latencies = Timed.histogram();
        go.await();
        for (var unit : units) {
            long start = System.nanoTime();
            store.append(unit);
            latencies.recordValue(System.nanoTime() - start);
        }
        return latencies;
    }
}
