package waymark.journeys.support;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import waymark.journeys.support.SupportCommand.RaiseConcern;
import waymark.journeys.support.SupportEvent.ConcernRaised;
import waymark.journeys.support.SupportRefusal.DateInFuture;
import waymark.journeys.support.SupportRefusal.OfAnotherChild;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.AuthorityOwned;
import waymark.platform.time.London;

/**
 * Somebody who knows the child noticed on one day that it may need more. It is raised once; what is done about it are
 * the support cycles.
 */
@Aggregate
class Concern extends AuthorityOwned {

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable ConcernRaised raised;

    Concern() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RaiseConcern command, Clock clock) {
        if (command.raisedOn().isAfter(London.today(clock))) {
            throw new RefusedException(new DateInFuture("raisedOn"));
        }
        var concern = new ConcernRaised(
                command.id(), command.childId(), command.la(), command.areaOfNeed(), command.raisedOn());
        if (id == null) {
            apply(concern);
        } else if (!concern.equals(raised)) {
            throw new RefusedException(new OfAnotherChild());
        }
    }

    @EventSourcingHandler
    void evolve(ConcernRaised event) {
        id = event.concernId();
        raised = event;
        belongTo(event.la());
    }
}
