package waymark.bench.kafka;

import java.time.LocalDate;
import java.util.Optional;
import waymark.bench.work.Noted;
import waymark.events.JourneysPublished.SupportCyclePlanned;
import waymark.events.PublishedEvent;
import waymark.platform.publish.Origin;
import waymark.platform.publish.Translator;

/** Publishes every event of the benchmarks' log. */
final class NotedPublisher implements Translator<Noted> {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    @Override
    public Class<Noted> privateEvents() {
        return Noted.class;
    }

    @Override
    public Optional<PublishedEvent> publish(Noted event, Origin origin) {
        return Optional.of(new SupportCyclePlanned(
                event.stream(), origin.la(), cycle(origin.sequence()), DAY.plusWeeks(6), event.hours() > 5, DAY));
    }

    /** Every event plans a cycle of its own: whatever counts cycles counts events. */
    static String cycle(long sequence) {
        return "cycle-" + sequence;
    }
}
