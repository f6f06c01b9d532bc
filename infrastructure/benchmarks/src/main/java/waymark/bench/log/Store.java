package waymark.bench.log;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** An event store under test or for comparison. */
public interface Store extends AutoCloseable {

    String name();

    EventStorageEngine engine();

    /** Stores one unit of work for good. */
    default void append(List<DomainEventMessage<?>> unit) {
        engine().appendEvents(unit);
    }

    @Override
    void close();
}
