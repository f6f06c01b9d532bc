package waymark.platform.consume;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import waymark.platform.consume.ParkedEvents.Letter;

/**
 * Where events go that cannot be applied, with their subject's later ones behind them, so that nothing is skipped and
 * nothing is applied out of order. The record itself stands on the source's dead-letter topic; the store says which
 * subjects are parked and why.
 */
final class Parking {

    static final String DEAD = ".dead";
    static final String LISTENER_HEADER = "waymark-listener";

    private final ParkedEvents parked;
    private final Producer<byte[], byte[]> deadLetters;
    private final Clock clock;

    Parking(ParkedEvents parked, Producer<byte[], byte[]> deadLetters, Clock clock) {
        this.parked = parked;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** From which position on a parked subject's events wait; what came before does not. */
    Map<String, Long> from(String listener, String source, Collection<String> subjects) {
        return parked.from(listener, source, subjects);
    }

    /** What can never be applied as it is. */
    void park(ParkedSubject subject, long position, String reason, Arrived.Raw raw) {
        park(subject, position, reason, false, raw);
    }

    /** What could be, and waits behind what cannot. */
    void parkBehind(ParkedSubject subject, long position, Arrived.Raw raw) {
        park(subject, position, "an earlier event of the same subject is parked", true, raw);
    }

    /** Durable on both sides before the batch goes on; repeating it changes nothing in the store. */
    private void park(ParkedSubject subject, long position, String reason, boolean behind, Arrived.Raw raw) {
        var letter = send(subject.listener(), reason, raw);
        parked.add(subject, position, reason, behind, clock.instant(), letter);
    }

    private Letter send(String listener, String reason, Arrived.Raw raw) {
        var key = raw.key() == null ? null : raw.key().getBytes(StandardCharsets.UTF_8);
        var letter = new ProducerRecord<>(raw.topic() + DEAD, null, key, raw.payload());
        raw.headers()
                .values()
                .forEach((name, value) ->
                        letter.headers().add(Headers.PREFIX + name, value.getBytes(StandardCharsets.UTF_8)));
        letter.headers().add(LISTENER_HEADER, listener.getBytes(StandardCharsets.UTF_8));
        letter.headers().add("waymark-reason", reason.getBytes(StandardCharsets.UTF_8));
        try {
            var sent = deadLetters.send(letter).get();
            return new Letter(sent.partition(), sent.offset());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while parking", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the dead-letter topic does not answer", e);
        }
    }
}
