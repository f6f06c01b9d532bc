package waymark.training.cluster;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.AuthorityOwned;
import waymark.platform.time.London;
import waymark.training.cluster.ClusterCommand.FormCluster;
import waymark.training.cluster.ClusterCommand.JoinCluster;
import waymark.training.cluster.ClusterCommand.LeaveCluster;
import waymark.training.cluster.ClusterCommand.RecordMembership;
import waymark.training.cluster.ClusterEvent.ClusterFormed;
import waymark.training.cluster.ClusterEvent.SettingJoined;
import waymark.training.cluster.ClusterEvent.SettingLeft;
import waymark.training.cluster.ClusterRefusal.AlreadyMember;
import waymark.training.cluster.ClusterRefusal.ClusterKnown;
import waymark.training.cluster.ClusterRefusal.DateInFuture;
import waymark.training.cluster.ClusterRefusal.LeftBeforeJoining;
import waymark.training.cluster.ClusterRefusal.MembershipEnded;
import waymark.training.cluster.ClusterRefusal.NotMember;
import waymark.training.cluster.Memberships.Spell;

/**
 * A group of neighbouring settings whose SENCOs meet a few times a year. It is formed under a name; settings join from
 * a day on, leave, and may come back. Who is in it on the day of a meeting is invited to that meeting, and the area is
 * asked how many of those came.
 */
@Aggregate(snapshotTriggerDefinition = "everyFifty")
class Cluster extends AuthorityOwned {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String clusterId;

    private @Nullable String name;
    private LocalDate formedOn = LocalDate.MAX;
    private Memberships memberships = Memberships.NONE;

    Cluster() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(FormCluster command, Clock clock) {
        if (name == null) {
            refuseFuture("formedOn", command.formedOn(), clock);
            apply(new ClusterFormed(command.clusterId(), command.la(), command.name(), command.formedOn()));
        } else if (!name.equals(command.name()) || !formedOn.equals(command.formedOn())) {
            throw new RefusedException(new ClusterKnown());
        }
    }

    @CommandHandler
    void decide(JoinCluster command, Clock clock) {
        join(command.clusterId(), command.settingId(), command.joinedOn(), null, clock);
    }

    @CommandHandler
    void decide(LeaveCluster command, Clock clock) {
        var spell = memberships.latest(command.settingId()).orElseThrow(() -> new RefusedException(new NotMember()));
        leave(command.clusterId(), spell, command.leftOn(), clock);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordMembership command, Clock clock) {
        refuseFuture("joined_on", command.joinedOn(), clock);
        if (name == null) {
            // A file does not say when a cluster was formed: on the day of the first membership it brings.
            apply(new ClusterFormed(command.clusterId(), command.la(), command.name(), command.joinedOn()));
        } else if (!name.equals(command.name())) {
            throw new RefusedException(new ClusterKnown());
        }
        var leftOn = command.leftOn();
        join(command.clusterId(), command.settingId(), command.joinedOn(), leftOn, clock);
        if (leftOn != null) {
            memberships
                    .startingOn(command.settingId(), command.joinedOn())
                    .ifPresent(spell -> leave(command.clusterId(), spell, leftOn, clock));
        }
    }

    @EventSourcingHandler
    void evolve(ClusterEvent event) {
        switch (event) {
            case ClusterFormed it -> {
                belongTo(it.la());
                clusterId = it.clusterId();
                name = it.name();
                formedOn = it.formedOn();
            }
            case SettingJoined it -> memberships = memberships.joined(it.settingId(), it.joinedOn());
            case SettingLeft it -> memberships = memberships.left(it.settingId(), it.joinedOn(), it.leftOn());
        }
    }

    private void join(String id, String settingId, LocalDate on, @Nullable LocalDate until, Clock clock) {
        if (memberships.startingOn(settingId, on).isPresent()) {
            return;
        }
        refuseFuture("joinedOn", on, clock);
        memberships.overlapping(settingId, on, until).ifPresent(spell -> {
            throw new RefusedException(new AlreadyMember(spell.joinedOn()));
        });
        apply(new SettingJoined(id, settingId, on));
    }

    private static void leave(String id, Spell spell, LocalDate on, Clock clock) {
        if (on.equals(spell.leftOn())) {
            return;
        }
        if (spell.leftOn() != null) {
            throw new RefusedException(new MembershipEnded(spell.leftOn()));
        }
        refuseFuture("leftOn", on, clock);
        if (on.isBefore(spell.joinedOn())) {
            throw new RefusedException(new LeftBeforeJoining(spell.joinedOn()));
        }
        apply(new SettingLeft(id, spell.settingId(), spell.joinedOn(), on));
    }

    private static void refuseFuture(String field, LocalDate day, Clock clock) {
        if (day.isAfter(London.today(clock))) {
            throw new RefusedException(new DateInFuture(field));
        }
    }
}
