package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Arrays;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * How far each projection has read, and which process reads for it. The extension's store, with one thing added: a
 * segment that was split or merged since it was looked up is not claimed, or two processes would handle its events.
 */
final class Tokens extends MongoTokenStore {

    private Tokens(MongoTokenStore.Builder builder) {
        super(builder);
    }

    /** After how long without a word from its process a segment may be read by another. */
    static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    /** {@code node} is who claims: another for every process. */
    static Tokens of(MongoDatabase database, Serializer serializer, String node) {
        return of(database, serializer, node, CLAIM_TIMEOUT);
    }

    static Tokens of(MongoDatabase database, Serializer serializer, String node, Duration claimTimeout) {
        return new Tokens(MongoTokenStore.builder()
                .mongoTemplate(new AxonCollections(database))
                .serializer(serializer)
                .contentType(String.class)
                .claimTimeout(claimTimeout)
                .nodeId(node));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        TrackingToken token = fetchToken(processor, segment.getSegmentId());
        // After the claim: only who holds it may split or merge the segment.
        if (!isCurrent(processor, segment)) {
            releaseClaim(processor, segment.getSegmentId());
            throw new UnableToClaimTokenException(
                    "Segment " + segment.getSegmentId() + " of " + processor + " was split or merged meanwhile.");
        }
        return token;
    }

    /** Its other half at the next split is not there yet, and its other half before the last one still is. */
    private boolean isCurrent(String processor, Segment segment) {
        return Arrays.stream(fetchSegments(processor))
                        .filter(id -> id == segment.splitSegmentId() || id == segment.mergeableSegmentId())
                        .count()
                == 1;
    }
}
