package waymark.platform.log;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.deadletter.EnqueuePolicy;

/** Makes what reads the log for one generation of a projection. */
@FunctionalInterface
interface ProcessorFactory {

    StreamingEventProcessor processor(Generation generation, EnqueuePolicy<EventMessage<?>> policy);
}
