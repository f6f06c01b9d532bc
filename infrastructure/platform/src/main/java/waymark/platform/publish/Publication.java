package waymark.platform.publish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import waymark.platform.log.Recorded;
import waymark.platform.security.Metadata;

/** One tenure's work: reads on, sends, says how far it is, and moves the position behind what is acknowledged. */
final class Publication {

    static final int WINDOW = 500;

    /**
     * Longer than a command takes from making an event to handing it to the appender, which stores in the order in which
     * it is handed them: of a backlog, what was made so long before its last event is in it.
     */
    private static final Duration LONGEST_MADE = Duration.ofMinutes(1);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final EventStore log;
    private final Recorded recorded;
    private final PublisherLease.Tenure tenure;
    private final Translations translations;
    private final KafkaOut out;
    private final Clock clock;
    private final InFlight inFlight;
    private final MarkerRhythm markers;
    private long sent;
    private Instant completeTo = Instant.EPOCH;
    /** What it will be complete to once it has caught up with what was there when it last looked. */
    private Recorded.@Nullable Until next;

    Publication(
            EventStore log,
            Recorded recorded,
            PublisherLease.Tenure tenure,
            TopicEnd end,
            Translations translations,
            KafkaOut out,
            Clock clock) {
        this.log = log;
        this.recorded = recorded;
        this.tenure = tenure;
        this.translations = translations;
        this.out = out;
        this.clock = clock;
        // What the topic has lost is sent again: it is in the log, and readers drop what they have seen.
        this.sent = end.confirmed(tenure.position());
        this.inFlight = new InFlight(sent);
        this.markers = new MarkerRhythm(clock.instant());
    }

    /** How many positions of what was once published are sent again, because the topic does not hold them any more. */
    long again() {
        return tenure.position() - sent;
    }

    /** Ends by an exception where the broker refused something or another process has taken over. */
    void run(BooleanSupplier goOn) throws ExecutionException, InterruptedException {
        try (BlockingStream<TrackedEventMessage<?>> events = log.openStream(new GlobalSequenceTrackingToken(sent))) {
            while (goOn.getAsBoolean()) {
                tenure.renew();
                List<TrackedEventMessage<?>> window = window(events, patience(clock.instant()));
                if (!window.isEmpty()) {
                    send(window);
                }
                boolean nothingCame = window.isEmpty() && inFlight.isEmpty();
                if ((markers.owed() || nothingCame) && markers.due(clock.instant())) {
                    sendMarkers();
                }
                move(inFlight.settle(window.isEmpty()));
            }
        }
    }

    /** With something unsettled there is better to do than to wait for events. */
    private Duration patience(Instant now) {
        if (!inFlight.isEmpty()) {
            return Duration.ZERO;
        }
        Duration untilMarkers = markers.untilDue(now);
        return markers.owed() && untilMarkers.compareTo(LONGEST_WAIT) < 0 ? untilMarkers : LONGEST_WAIT;
    }

    /** Waits so long for the first event, and not at all for those after it. */
    private static List<TrackedEventMessage<?>> window(BlockingStream<TrackedEventMessage<?>> events, Duration patience)
            throws InterruptedException {
        var window = new ArrayList<TrackedEventMessage<?>>();
        boolean more = events.hasNextAvailable((int) patience.toMillis(), TimeUnit.MILLISECONDS);
        while (more) {
            window.add(events.nextAvailable());
            more = window.size() < WINDOW && events.hasNextAvailable();
        }
        return window;
    }

    private void send(List<TrackedEventMessage<?>> window) {
        var messages = new ArrayList<ProducerRecord<String, byte[]>>(window.size());
        for (TrackedEventMessage<?> event : window) {
            message(event).ifPresent(messages::add);
        }
        TrackedEventMessage<?> last = window.getLast();
        sent = position(last);
        completeTo = later(completeTo, last.getTimestamp().minus(LONGEST_MADE));
        inFlight.add(sent, out.send(messages));
        markers.eventsSent(clock.instant());
    }

    private Optional<ProducerRecord<String, byte[]>> message(TrackedEventMessage<?> event) {
        var origin = new Origin(
                String.valueOf(event.getMetaData().get(Metadata.LA)),
                event.getTimestamp(),
                position(event),
                event instanceof DomainEventMessage<?> domain ? domain.getSequenceNumber() : 0);
        return translations
                .publish(event.getPayload(), origin)
                .map(published -> out.envelopes().event(event.getIdentifier(), published, origin, event.getMetaData()));
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    private void sendMarkers() {
        catchUp();
        if (next == null) {
            next = recorded.until();
            catchUp();
        }
        out.sendProgress(sent, completeTo);
        markers.markersSent(clock.instant());
    }

    private void catchUp() {
        if (next != null && sent >= next.position()) {
            completeTo = later(completeTo, next.time());
            next = null;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void move(long settled) {
        if (settled > tenure.position()) {
            tenure.moveTo(settled);
        }
    }
}
