package waymark.platform.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;

/**
 * One event as it stands in the log.
 *
 * @param position global position
 * @param event its document: {@code id, type, rev, agg, stream, seq, ts, payload, meta}
 */
record LogEntry(long position, Document event) {

    static final String MADE = "ts";

    static Document document(
            DomainEventMessage<?> message, SerializedObject<String> payload, SerializedObject<String> metadata) {
        return new Document("id", message.getIdentifier())
                .append("type", payload.getType().getName())
                .append("rev", payload.getType().getRevision())
                .append("agg", message.getType())
                .append("stream", message.getAggregateIdentifier())
                .append("seq", message.getSequenceNumber())
                .append(MADE, Date.from(message.getTimestamp()))
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

    static Instant made(Document event) {
        return event.getDate(MADE).toInstant();
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

    DomainEventData<String> data() {
        return new Stored(event);
    }

    static DomainEventData<String> data(Document event) {
        return new Stored(event);
    }

    TrackedEventData<String> tracked() {
        var token = new GlobalSequenceTrackingToken(position);
        boolean ofAggregate = event.getString("agg") != null;
        return ofAggregate ? new TrackedDomainEventData<>(token, data()) : new Plain(token, data());
    }

    boolean before(Instant time) {
        return made(event).isBefore(time);
    }

    /** Axon's own entries write the time as text and read it again with each event. */
    private record Stored(Document event) implements DomainEventData<String> {

        @Override
        public String getType() {
            return event.getString("agg");
        }

        @Override
        public String getAggregateIdentifier() {
            return stream(event);
        }

        @Override
        public long getSequenceNumber() {
            return sequence(event);
        }

        @Override
        public String getEventIdentifier() {
            return event.getString("id");
        }

        @Override
        public Instant getTimestamp() {
            return made(event);
        }

        @Override
        public SerializedObject<String> getMetaData() {
            return new SerializedMetaData<>(event.getString("meta"), String.class);
        }

        @Override
        public SerializedObject<String> getPayload() {
            return new SimpleSerializedObject<>(
                    event.getString("payload"), String.class, event.getString("type"), event.getString("rev"));
        }
    }

    /** An event that no aggregate applied. */
    private record Plain(TrackingToken trackingToken, EventData<String> entry) implements TrackedEventData<String> {

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
}
