package waymark.platform.web;

import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.jspecify.annotations.Nullable;

/** Remembers, for the thread that sent a command, the version the aggregate has after it: the answer's ETag. */
final class Versions implements MessageDispatchInterceptor<EventMessage<?>> {

    private static final ThreadLocal<Long> LAST = new ThreadLocal<>();

    static void clear() {
        LAST.remove();
    }

    static @Nullable Long last() {
        return LAST.get();
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        return (index, event) -> {
            if (event instanceof DomainEventMessage<?> stored) {
                LAST.set(stored.getSequenceNumber());
            }
            return event;
        };
    }
}
