package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * How far each projection has read, and which process reads for it. The extension's store, with two things added: a
 * segment that was split or merged since it was looked up is not claimed, or two processes would handle its events. And
 * a claim by a clock that was ahead does not outlive its holder.
 */
final class Tokens extends MongoTokenStore {

    /** After how long without a word from its process a segment may be read by another. */
    static final Duration CLAIM = Duration.ofSeconds(10);

    private final SilentClaims silent;

    private Tokens(MongoTokenStore.Builder builder, SilentClaims silent) {
        super(builder);
        this.silent = silent;
    }

    /**
     * @param node  who claims: another for every process
     * @param claim how long a segment stays its process's without a word from it
     */
    static Tokens of(MongoDatabase database, Serializer serializer, String node, Duration claim) {
        return of(database, serializer, node, claim, System::nanoTime);
    }

    /** @param ticks nanoseconds that go on evenly whatever becomes of the clock */
    static Tokens of(MongoDatabase database, Serializer serializer, String node, Duration claim, LongSupplier ticks) {
        var collections = new AxonCollections(database);
        var builder = MongoTokenStore.builder()
                .mongoTemplate(collections)
                .serializer(serializer)
                .contentType(String.class)
                .claimTimeout(claim)
                .nodeId(node);
        return new Tokens(builder, new SilentClaims(collections.trackingTokensCollection(), node, claim, ticks));
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        silent.release(processor);
        return super.fetchAvailableSegments(processor);
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
