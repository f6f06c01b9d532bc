package waymark.platform.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.bson.Document;

/**
 * One event as it stands in the log.
 *
 * @param position global position
 * @param event its document: {@code id, type, rev, agg, stream, seq, ts, payload, meta}
 */
record LogEntry(long position, Document event) {

    static Document document(
            DomainEventMessage<?> message, SerializedObject<String> payload, SerializedObject<String> metadata) {
        return new Document("id", message.getIdentifier())
                .append("type", payload.getType().getName())
                .append("rev", payload.getType().getRevision())
                .append("agg", message.getType())
                .append("stream", message.getAggregateIdentifier())
                .append("seq", message.getSequenceNumber())
                .append("ts", Date.from(message.getTimestamp()))
                .append("payload", payload.getData())
                .append("meta", metadata.getData());
    }

    static String key(String stream, long sequence) {
        return stream + '#' + sequence;
    }

    static String stream(Document event) {
        return event.getString("stream");
    }

    static long sequence(Document event) {
        return event.getLong("seq");
    }

    /** As UTF-8, which is what the store's own limit is about. */
    static long storedBytes(Document event) {
        return (long) event.getString("payload").getBytes(StandardCharsets.UTF_8).length
                + event.getString("meta").getBytes(StandardCharsets.UTF_8).length;
    }

    /** About how much was read. */
    static int bytes(Document event) {
        return event.getString("payload").length() + event.getString("meta").length();
    }

    GenericDomainEventEntry<String> data() {
        return data(event);
    }

    static GenericDomainEventEntry<String> data(Document event) {
        return new GenericDomainEventEntry<>(
                event.getString("agg"),
                stream(event),
                sequence(event),
                event.getString("id"),
                event.getDate("ts").toInstant(),
                event.getString("type"),
                event.getString("rev"),
                event.getString("payload"),
                event.getString("meta"));
    }

    TrackedEventData<String> tracked() {
        var token = new GlobalSequenceTrackingToken(position);
        boolean ofAggregate = event.getString("agg") != null;
        return ofAggregate ? new TrackedDomainEventData<>(token, data()) : new Plain(token, data());
    }

    /** An event that no aggregate applied. */
    private record Plain(TrackingToken trackingToken, GenericDomainEventEntry<String> entry)
            implements TrackedEventData<String> {

        @Override
        public String getEventIdentifier() {
            return entry.getEventIdentifier();
        }

        @Override
        public Instant getTimestamp() {
            return entry.getTimestamp();
        }

        @Override
        public SerializedObject<String> getMetaData() {
            return entry.getMetaData();
        }

        @Override
        public SerializedObject<String> getPayload() {
            return entry.getPayload();
        }
    }

    boolean before(Instant time) {
        return event.getDate("ts").toInstant().isBefore(time);
    }
}
