package waymark.platform.log;

import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * One building of a projection's read models from the log's beginning. The first has the collections' own names, each
 * later one has its number after them, and so has what reads the log for it.
 */
record Generation(String projection, Set<String> collections, int number) {

    private static final String RESOURCE = "waymark.generation";

    /** Under this name its positions and its parked events are kept. */
    String processor() {
        return numbered(projection);
    }

    String collection(String name) {
        return collections.contains(name) ? numbered(name) : name;
    }

    /** Its collections' own names. */
    Set<String> stored() {
        return collections.stream().map(this::numbered).collect(Collectors.toUnmodifiableSet());
    }

    private String numbered(String name) {
        return number == 1 ? name : name + "." + number;
    }

    /** Whatever handles an event for this generation reads and writes its documents, whichever is in use. */
    MessageHandlerInterceptor<EventMessage<?>> within() {
        return (batch, chain) -> {
            batch.resources().put(RESOURCE, this);
            return chain.proceed();
        };
    }

    /** For which generation this thread handles an event at the moment; null where it does something else. */
    static @Nullable Generation ofBatch() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().getResource(RESOURCE) : null;
    }
}
