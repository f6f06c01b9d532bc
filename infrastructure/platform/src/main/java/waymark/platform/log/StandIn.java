package waymark.platform.log;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** A processor in the framework's eyes, while the one that does its work may be replaced. */
abstract class StandIn implements StreamingEventProcessor {

    abstract StreamingEventProcessor current();

    @Override
    public List<MessageHandlerInterceptor<? super EventMessage<?>>> getHandlerInterceptors() {
        return current().getHandlerInterceptors();
    }

    @Override
    public abstract Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super EventMessage<?>> interceptor);

    @Override
    public void shutDown() {
        shutdownAsync().join();
    }

    @Override
    public boolean isRunning() {
        return current().isRunning();
    }

    @Override
    public boolean isError() {
        return current().isError();
    }

    @Override
    public String getTokenStoreIdentifier() {
        return current().getTokenStoreIdentifier();
    }

    @Override
    public void releaseSegment(int segmentId) {
        current().releaseSegment(segmentId);
    }

    @Override
    public void releaseSegment(int segmentId, long duration, TimeUnit unit) {
        current().releaseSegment(segmentId, duration, unit);
    }

    @Override
    public CompletableFuture<Boolean> claimSegment(int segmentId) {
        return current().claimSegment(segmentId);
    }

    @Override
    public CompletableFuture<Boolean> splitSegment(int segmentId) {
        return current().splitSegment(segmentId);
    }

    @Override
    public CompletableFuture<Boolean> mergeSegment(int segmentId) {
        return current().mergeSegment(segmentId);
    }

    @Override
    public boolean supportsReset() {
        return current().supportsReset();
    }

    @Override
    public void resetTokens() {
        current().resetTokens();
    }

    @Override
    public <R> void resetTokens(@Nullable R context) {
        current().resetTokens(context);
    }

    @Override
    public void resetTokens(
            Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> initialTrackingTokenSupplier) {
        current().resetTokens(initialTrackingTokenSupplier);
    }

    @Override
    public <R> void resetTokens(
            Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> initialTrackingTokenSupplier,
            @Nullable R context) {
        current().resetTokens(initialTrackingTokenSupplier, context);
    }

    @Override
    public <R> void resetTokens(TrackingToken startPosition, @Nullable R context) {
        current().resetTokens(startPosition, context);
    }

    @Override
    public int maxCapacity() {
        return current().maxCapacity();
    }

    @Override
    public Map<Integer, EventTrackerStatus> processingStatus() {
        return current().processingStatus();
    }
}
