package waymark.platform.log;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import waymark.platform.refusal.RefusedException;

/**
 * The events of one unit of work, ready to be stored whole or not at all.
 *
 * @param id random; tells after a lost answer whether this commit is the one stored
 * @param keys one per event, {@code <stream>#<sequence>}; unique over the log
 * @param events as stored
 * @param bytes size of payloads and metadata
 */
record Commit(String id, List<String> keys, List<Document> events, int bytes) {

    static final int MOST_EVENTS = 256;
    static final int MOST_BYTES = 8 * 1024 * 1024;

    /**
     * Refuses what is over the limits. Throws {@link DuplicateSequenceException} where two of the events claim the same place or
     * identity.
     */
    static Commit of(List<? extends EventMessage<?>> messages, Serializer serializer) {
        if (messages.size() > MOST_EVENTS) {
            throw new RefusedException(CommitTooLarge.events(messages.size()));
        }
        var keys = new ArrayList<String>(messages.size());
        var events = new ArrayList<Document>(messages.size());
        var ids = new HashSet<String>();
        long bytes = 0;
        for (EventMessage<?> message : messages) {
            Document event = event(EventUtils.asDomainEventMessage(message), serializer);
            String key = LogEntry.key(LogEntry.stream(event), LogEntry.sequence(event));
            if (!ids.add(message.getIdentifier()) || keys.contains(key)) {
                throw new DuplicateSequenceException(key);
            }
            keys.add(key);
            events.add(event);
            bytes += checkedSize(event);
        }
        if (bytes > MOST_BYTES) {
            throw new RefusedException(CommitTooLarge.bytes(bytes));
        }
        return new Commit(UUID.randomUUID().toString(), List.copyOf(keys), List.copyOf(events), (int) bytes);
    }

    private static long checkedSize(Document event) {
        long bytes = LogEntry.storedBytes(event);
        if (bytes > MOST_BYTES) {
            throw new RefusedException(CommitTooLarge.event(bytes));
        }
        return bytes;
    }

    private static Document event(DomainEventMessage<?> message, Serializer serializer) {
        SerializedObject<String> payload = message.serializePayload(serializer, String.class);
        SerializedObject<String> metadata = message.serializeMetaData(serializer, String.class);
        return LogEntry.document(message, payload, metadata);
    }

    int size() {
        return events.size();
    }

    Document at(long position, Date time) {
        return new Document("_id", position)
                .append("c", id)
                .append("t", time)
                .append("n", size())
                .append("k", keys)
                .append("e", events);
    }
}
