package waymark.platform.security;

import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;
import waymark.platform.refusal.NotFoundException;

/**
 * Base of every aggregate: it belongs to one local authority, and a command on behalf of another authority finds
 * nothing. The last line of defence behind the scoped queries (ADR-0009). {@link #belongTo} is called when the first
 * event evolves.
 */
public abstract class AuthorityOwned {

    private @Nullable String la;

    protected final void belongTo(String authority) {
        this.la = authority;
    }

    @CommandHandlerInterceptor
    void refuseOthers(@MetaDataValue(Metadata.LA) @Nullable String callerLa) {
        if (la != null && !la.equals(callerLa)) {
            throw new NotFoundException("record");
        }
    }
}
