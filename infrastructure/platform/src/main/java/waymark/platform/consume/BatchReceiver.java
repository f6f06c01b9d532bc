package waymark.platform.consume;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandler;

/**
 * Takes one listener's batches: reads them, sets aside what is parked, late or unreadable, hands on the rest, and only then
 * believes the progress markers. An exception leaves the batch to be delivered again.
 */
final class BatchReceiver implements MessageHandler {

    private final Listener listener;
    private final Decoder decoder;
    private final Marks marks;
    private final Parking parking;
    private final ConsumeMetrics metrics;
    private final Order order = new Order();

    BatchReceiver(Listener listener, Decoder decoder, Marks marks, Parking parking, ConsumeMetrics metrics) {
        this.listener = listener;
        this.decoder = decoder;
        this.marks = marks;
        this.parking = parking;
        this.metrics = metrics;
    }

    @Override
    public void handleMessage(Message<?> batch) {
        receive(decoder.read(records(batch)));
    }

    @SuppressWarnings("unchecked") // what AsRecords made of the batch
    private static List<ConsumerRecord<?, ?>> records(Message<?> batch) {
        return (List<ConsumerRecord<?, ?>>) batch.getPayload();
    }

    void receive(List<Arrived> batch) {
        var facts = new LinkedHashMap<String, List<Arrived.Fact>>();
        var progress = new ArrayList<Arrived.Progress>();
        for (var arrived : batch) {
            boolean late = order.isLate(arrived);
            switch (arrived) {
                case Arrived.Progress mark -> progress.add(mark);
                case Arrived.Unreadable letter -> {
                    // What came before it is sound: it is applied before its subject is parked.
                    applyAll(facts);
                    park(letter);
                }
                case Arrived.Fact fact -> {
                    if (late) {
                        applyAll(facts);
                        park(fact.source(), fact, Order.LATE);
                    } else {
                        facts.computeIfAbsent(fact.source(), source -> new ArrayList<>())
                                .add(fact);
                    }
                }
            }
        }
        applyAll(facts);
        marks.heard(listener.name(), progress);
    }

    private void applyAll(Map<String, List<Arrived.Fact>> facts) {
        facts.forEach((source, ofSource) -> apply(source, setAside(source, ofSource)));
        facts.clear();
    }

    /** Where one event can never be applied, the other subjects go on first; then its own, up to it. */
    private void apply(String source, List<Arrived.Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        try {
            listener.on(source, facts.stream().map(Arrived.Fact::received).toList());
            metrics.applied(listener.name(), source, facts.size());
        } catch (PoisonException e) {
            Map<Boolean, List<Arrived.Fact>> parted = facts.stream()
                    .collect(Collectors.partitioningBy(fact -> subject(fact).equals(e.subject())));
            var poisoned = parted.getOrDefault(true, List.of());
            if (poisoned.isEmpty()) {
                throw new IllegalStateException("A listener blamed a subject that is not in the batch", e);
            }
            apply(source, parted.getOrDefault(false, List.of()));
            applyUpToThePoison(source, poisoned);
        }
    }

    private void applyUpToThePoison(String source, List<Arrived.Fact> ofOneSubject) {
        for (var fact : ofOneSubject) {
            if (setAside(source, List.of(fact)).isEmpty()) {
                continue;
            }
            try {
                listener.on(source, List.of(fact.received()));
                metrics.applied(listener.name(), source, 1);
            } catch (PoisonException e) {
                park(source, fact, String.valueOf(e.getMessage()));
            }
        }
    }

    private List<Arrived.Fact> setAside(String source, List<Arrived.Fact> facts) {
        var from = parking.from(
                listener.name(),
                source,
                facts.stream().map(BatchReceiver::subject).toList());
        if (from.isEmpty()) {
            return facts;
        }
        var rest = new ArrayList<Arrived.Fact>(facts.size());
        for (var fact : facts) {
            long position = fact.received().position();
            if (position >= from.getOrDefault(subject(fact), Long.MAX_VALUE)) {
                parking.parkBehind(about(source, subject(fact)), position, fact.raw());
                metrics.parked(listener.name(), source);
            } else {
                rest.add(fact);
            }
        }
        return rest;
    }

    private void park(String source, Arrived.Fact fact, String reason) {
        parking.park(about(source, subject(fact)), fact.received().position(), reason, fact.raw());
        metrics.parked(listener.name(), source);
    }

    private void park(Arrived.Unreadable letter) {
        parking.park(about(letter.source(), letter.subject()), letter.position(), letter.reason(), letter.raw());
        metrics.parked(listener.name(), letter.source());
    }

    private ParkedSubject about(String source, String subject) {
        return new ParkedSubject(listener.name(), source, subject);
    }

    private static String subject(Arrived.Fact fact) {
        return fact.received().event().subject();
    }
}
