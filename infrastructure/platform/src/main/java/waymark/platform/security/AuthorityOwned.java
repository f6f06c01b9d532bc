package waymark.platform.security;

import org.axonframework.messaging.Scope;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;
import waymark.platform.refusal.NotFoundException;

/**
 * Base of every aggregate: it belongs to one local authority, and a command on behalf of another authority finds
 * nothing. The last line of defence behind the scoped queries (ADR-0009). {@link #belongTo} is called when the first
 * event evolves. Which version the caller has seen is asked after whose it is: nobody learns from a guess at the version
 * that there is a record of somebody else's.
 */
public abstract class AuthorityOwned {

    private @Nullable String la;

    protected final void belongTo(String authority) {
        this.la = authority;
    }

    @CommandHandlerInterceptor
    void refuseOthers(
            @MetaDataValue(Metadata.LA) @Nullable String callerLa,
            @MetaDataValue(Metadata.EXPECTED_VERSION) @Nullable Long expected) {
        if (la != null && !la.equals(callerLa)) {
            throw new NotFoundException("record");
        }
        refuseStale(expected, AggregateLifecycle.getVersion());
    }

    private static void refuseStale(@Nullable Long expected, @Nullable Long actual) {
        if (expected != null && !expected.equals(actual)) {
            var which = Scope.describeCurrentScope().scopeDescription();
            throw new ConflictingAggregateVersionException(which, expected, actual == null ? -1 : actual);
        }
    }
}
