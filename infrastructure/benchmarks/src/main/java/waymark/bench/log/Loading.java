package waymark.bench.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.DomainEventMessage;
import waymark.bench.work.Work;

/** Brings a store to a size: streams of 20 events each, in units of 1 to 5, many streams at a time. */
public record Loading(int events) {

    static final int STREAM = 20;

    private static final int WRITERS = 64;
    /** Streams a writer is at side by side, so that a stream's events lie apart. */
    private static final int AT_ONCE = 16;

    public static Loading of(int events) {
        return new Loading(events);
    }

    static String stream(int number) {
        return "s" + number;
    }

    int streams() {
        return events / STREAM;
    }

    public void into(Store store) throws Exception {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var running = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int from = writer;
                running.add(threads.submit(() -> write(store, from)));
            }
            for (var each : running) {
                each.get();
            }
        }
    }

    private void write(Store store, int from) {
        var random = new Random(42L + from);
        for (int first = from; first < streams(); first += WRITERS * AT_ONCE) {
            var units = new ArrayList<List<DomainEventMessage<?>>>();
            var order = new ArrayList<Integer>();
            for (int i = 0, number = first; i < AT_ONCE && number < streams(); i++, number += WRITERS) {
                order.addAll(Collections.nCopies(STREAM, number));
            }
            Collections.shuffle(order, random);
            var next = new java.util.HashMap<Integer, Integer>();
            for (int number : order) {
                int at = next.getOrDefault(number, 0);
                int most = Math.min(1 + random.nextInt(5), STREAM - at);
                if (most > 0) {
                    units.add(Work.unit(stream(number), at, most, random));
                    next.put(number, at + most);
                }
            }
            units.forEach(store::append);
        }
    }
}
