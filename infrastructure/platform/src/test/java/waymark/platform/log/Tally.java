package waymark.platform.log;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import waymark.platform.privacy.DataSubject;
import waymark.platform.privacy.Personal;
import waymark.platform.security.AuthorityOwned;

/** The smallest aggregate that has all a real one has: a person, a number, a snapshot. */
@Aggregate(snapshotTriggerDefinition = "everyFifty")
@Revision("1")
class Tally extends AuthorityOwned {

    @AggregateIdentifier
    @DataSubject
    private @Nullable String tallyId;

    @Personal
    private @Nullable String keeper;

    private int total;

    Tally() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void decide(TallyCommand.OpenTally command) {
        apply(new TallyEvent.TallyOpened(command.tallyId(), command.keeper()));
    }

    @CommandHandler
    void decide(TallyCommand.Count command) {
        for (int i = 0; i < command.times(); i++) {
            apply(new TallyEvent.Counted(command.tallyId(), total + 1));
        }
    }

    @CommandHandler
    void decide(TallyCommand.CountBadly command) {
        apply(new TallyEvent.CountedBadly(command.tallyId()));
    }

    @EventSourcingHandler
    void evolve(TallyEvent event) {
        switch (event) {
            case TallyEvent.TallyOpened opened -> {
                tallyId = opened.tallyId();
                keeper = opened.keeper();
            }
            case TallyEvent.Counted counted -> total = counted.total();
            case TallyEvent.CountedBadly bad -> total = 0;
        }
    }
}
