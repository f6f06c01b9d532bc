package waymark.platform.log;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch's drafts with its last event. That is before the processor stores its position, so a failure or a
 * crash repeats the batch and loses nothing; a commit handler would come after it.
 */
final class WriteDrafts implements MessageHandlerInterceptor<EventMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> batch, InterceptorChain chain)
            throws Exception {
        var result = chain.proceed();
        if (batch instanceof BatchingUnitOfWork<?> many && many.isLastMessage()) {
            Drafts.write(batch);
        }
        return result;
    }
}
