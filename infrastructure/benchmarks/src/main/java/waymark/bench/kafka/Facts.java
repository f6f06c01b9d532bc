package waymark.bench.kafka;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import waymark.events.JourneysPublished.SupportCyclePlanned;
import waymark.platform.publish.BenchPublisher;

/**
 * Published events of 150 authorities, one of them large, about 20 to a child.
 *
 * @param events different ones
 * @param repeated of each window, the part that is sent again, as after a crash
 */
record Facts(int events, double repeated) {

    private static final int AUTHORITIES = 150;
    private static final double LARGEST = 0.032;
    private static final int EACH = 20;
    private static final int WINDOW = 500;
    private static final Instant RECORDED = Instant.parse("2026-09-01T09:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    List<ProducerRecord<String, byte[]>> records(String service) {
        var random = new Random(42);
        var records = new ArrayList<ProducerRecord<String, byte[]>>();
        for (int first = 1; first <= events; first += WINDOW) {
            int end = Math.min(first + WINDOW, events + 1);
            var window = new ArrayList<ProducerRecord<String, byte[]>>();
            for (int position = first; position < end; position++) {
                window.add(record(service, random.nextInt(Math.max(1, events / EACH)), position));
            }
            records.addAll(window);
            // Headers are closed once sent, so the same event is made again.
            int again = (int) (window.size() * repeated);
            for (var each : window.subList(window.size() - again, window.size())) {
                records.add(new ProducerRecord<>(each.topic(), null, each.key(), each.value(), each.headers()));
            }
        }
        return records;
    }

    int sent() {
        int full = events / WINDOW;
        return events + full * (int) (WINDOW * repeated) + (int) (events % WINDOW * repeated);
    }

    private static ProducerRecord<String, byte[]> record(String service, int child, long position) {
        String la = String.valueOf(800 + authority(child));
        var event = new SupportCyclePlanned("child-" + child, la, "cycle-" + position, DAY.plusWeeks(6), true, DAY);
        return BenchPublisher.record("waymark." + service + ".v1", service, event, position, RECORDED);
    }

    private static int authority(int child) {
        var random = new Random(child);
        return random.nextDouble() < LARGEST ? 0 : random.nextInt(AUTHORITIES);
    }
}
