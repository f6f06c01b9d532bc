package waymark.sample.badge;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.AuthorityOwned;
import waymark.sample.badge.BadgeCommand.IssueBadge;
import waymark.sample.badge.BadgeCommand.RecordBadge;
import waymark.sample.badge.BadgeCommand.RelabelBadge;
import waymark.sample.badge.BadgeEvent.BadgeIssued;
import waymark.sample.badge.BadgeEvent.BadgeRelabelled;

@Aggregate
class Badge extends AuthorityOwned {

    @AggregateIdentifier
    private @Nullable String badgeId;

    private @Nullable String label;

    Badge() {}

    @CommandHandler
    Badge(IssueBadge command) {
        apply(new BadgeIssued(command.badgeId(), command.la(), command.label()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordBadge command) {
        if (badgeId == null) {
            apply(new BadgeIssued(command.badgeId(), command.la(), command.label()));
        } else {
            decide(new RelabelBadge(command.badgeId(), command.label()));
        }
    }

    @CommandHandler
    void decide(RelabelBadge command) {
        if (command.label().equals("forbidden")) {
            throw new RefusedException(new ForbiddenLabel());
        }
        if (command.label().equals("broken")) {
            throw new IllegalArgumentException("Canary Surname");
        }
        if (!command.label().equals(label)) {
            apply(new BadgeRelabelled(command.badgeId(), command.label()));
        }
    }

    @EventSourcingHandler
    void evolve(BadgeEvent event) {
        switch (event) {
            case BadgeIssued issued -> {
                badgeId = issued.badgeId();
                label = issued.label();
                belongTo(issued.la());
            }
            case BadgeRelabelled relabelled -> label = relabelled.label();
        }
    }
}
