package waymark.platform.consume;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;

/**
 * Where events go that cannot be applied, with their subject's later ones behind them, so that nothing is skipped and
 * nothing is applied out of order. The record itself stands on the source's dead-letter topic; the store says which
 * subjects are parked and why.
 */
final class Parking {

    static final String DEAD = ".dead";

    private final MongoCollection<Document> collection;
    private final Producer<byte[], byte[]> deadLetters;
    private final Clock clock;
    /** From which position on a subject's events wait. */
    private final Map<String, Long> parked = new ConcurrentHashMap<>();

    Parking(MongoDatabase database, Producer<byte[], byte[]> deadLetters, Clock clock) {
        this.collection = database.getCollection("parked");
        this.deadLetters = deadLetters;
        this.clock = clock;
        collection
                .find()
                .forEach(each -> parked.merge(
                        key(each.getString("listener"), each.getString("source"), each.getString("subject")),
                        each.getLong("position"),
                        Math::min));
    }

    /** Whether the event waits behind one that could not be applied; what came before that one does not. */
    boolean isParked(String listener, String source, String subject, long position) {
        var from = parked.get(key(listener, source, subject));
        return from != null && position >= from;
    }

    int subjects() {
        return parked.size();
    }

    /** Durable on both sides before the batch goes on; repeating it changes nothing in the store. */
    void park(String listener, String source, String subject, long position, String reason, Arrived.Raw raw) {
        send(listener, reason, raw);
        var id = "%s|%s|%d".formatted(listener, source, position);
        collection.replaceOne(
                Filters.eq("_id", id),
                new Document("_id", id)
                        .append("listener", listener)
                        .append("source", source)
                        .append("subject", subject)
                        .append("position", position)
                        .append("reason", reason)
                        .append("at", Date.from(clock.instant())),
                new ReplaceOptions().upsert(true));
        parked.merge(key(listener, source, subject), position, Math::min);
    }

    private void send(String listener, String reason, Arrived.Raw raw) {
        var key = raw.key() == null ? null : raw.key().getBytes(StandardCharsets.UTF_8);
        var letter = new ProducerRecord<>(raw.topic() + DEAD, null, key, raw.payload());
        raw.headers()
                .values()
                .forEach((name, value) ->
                        letter.headers().add(Headers.PREFIX + name, value.getBytes(StandardCharsets.UTF_8)));
        letter.headers().add("waymark-listener", listener.getBytes(StandardCharsets.UTF_8));
        letter.headers().add("waymark-reason", reason.getBytes(StandardCharsets.UTF_8));
        try {
            deadLetters.send(letter).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while parking", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the dead-letter topic does not answer", e);
        }
    }

    private static String key(String listener, String source, String subject) {
        return listener + "|" + source + "|" + subject;
    }
}
