package waymark.platform.consume;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import waymark.platform.consume.ParkedEvents.Released;

/**
 * Applies a released subject's parked events through their listener, one by one in the order of their positions. What
 * arrives meanwhile is parked behind them and comes last. A crash anywhere repeats at most the event it was at, which
 * its position makes harmless.
 */
final class Unparking {

    private final Map<String, Listener> listeners;
    private final ParkedEvents parked;
    private final Retries retries;
    private final Decoder decoder;
    private final ConsumeMetrics metrics;

    Unparking(
            Map<String, Listener> listeners,
            ParkedEvents parked,
            Retries retries,
            Decoder decoder,
            ConsumeMetrics metrics) {
        this.listeners = Map.copyOf(listeners);
        this.parked = parked;
        this.retries = retries;
        this.decoder = decoder;
        this.metrics = metrics;
    }

    /** The next event of the next released subject, as long as there is one and {@code go} says so. */
    void run(LetterBox letters, BooleanSupplier go) {
        var next = parked.released();
        while (next.isPresent() && go.getAsBoolean()) {
            step(next.get(), letters);
            next = parked.released();
        }
    }

    private void step(Released released, LetterBox letters) {
        var event = parked.first(released.subject());
        if (event.isEmpty()) {
            parked.free(released);
            return;
        }
        var failure = apply(event.get(), letters);
        if (failure.isEmpty()) {
            parked.applied(event.get());
            if (released.retry() != null) {
                retries.applied(released.retry());
            }
            return;
        }
        if (released.retry() != null) {
            retries.stopped(released.retry(), stop(event.get(), failure.get()));
        }
        parked.stillFails(event.get(), failure.get());
    }

    /** Why it can still not be applied; whatever else goes wrong is infrastructure, and tried again. */
    private Optional<String> apply(ParkedEvent event, LetterBox letters) {
        var subject = event.subject();
        var listener = listeners.get(subject.listener());
        if (listener == null) {
            return Optional.of("this release has no such listener");
        }
        if (event.reason().equals(Order.LATE)) {
            // The listener would take it for seen, and it would be gone.
            return Optional.of(Order.LATE);
        }
        var letter = letters.read(event);
        if (letter.isEmpty()) {
            return Optional.of("the dead-letter topic holds it no longer");
        }
        return switch (decoder.read(letter.get())) {
            case Arrived.Fact fact -> applied(listener, fact);
            case Arrived.Unreadable unreadable -> Optional.of(unreadable.reason());
            case Arrived.Progress progress -> Optional.empty();
        };
    }

    private Optional<String> applied(Listener listener, Arrived.Fact fact) {
        try {
            listener.on(fact.source(), List.of(fact.received()));
            metrics.applied(listener.name(), fact.source(), 1);
            return Optional.empty();
        } catch (PoisonException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Retry.Stop stop(ParkedEvent event, String reason) {
        var subject = event.subject();
        return new Retry.Stop(subject.listener(), subject.source(), subject.id(), event.position(), reason);
    }
}
