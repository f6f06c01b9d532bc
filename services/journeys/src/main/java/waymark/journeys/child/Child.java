package waymark.journeys.child;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import waymark.journeys.child.ChildCommand.CorrectIdentity;
import waymark.journeys.child.ChildCommand.EndPlacement;
import waymark.journeys.child.ChildCommand.PlaceChild;
import waymark.journeys.child.ChildCommand.RecordCircumstances;
import waymark.journeys.child.ChildCommand.RecordHeadcount;
import waymark.journeys.child.ChildCommand.RecordSenProvision;
import waymark.journeys.child.ChildCommand.RegisterChild;
import waymark.journeys.child.ChildEvent.ChildPlaced;
import waymark.journeys.child.ChildEvent.ChildRegistered;
import waymark.journeys.child.ChildEvent.CircumstancesRecorded;
import waymark.journeys.child.ChildEvent.CohortCorrected;
import waymark.journeys.child.ChildEvent.CountedAtHeadcount;
import waymark.journeys.child.ChildEvent.IdentityCorrected;
import waymark.journeys.child.ChildEvent.PlacementEnded;
import waymark.journeys.child.ChildEvent.SenProvisionRecorded;
import waymark.journeys.child.ChildRefusal.NotPlacedThere;
import waymark.platform.refusal.RefusedException;
import waymark.platform.security.AuthorityOwned;
import waymark.platform.time.London;

/**
 * A child the authority knows. It is registered once, by a headcount, a SEN2 return or a person; from then on it takes
 * and gives up places, one at a time, its SEN provision and circumstances change, and its identity is corrected. Each
 * fact holds from a day on and may be heard of late, in any order; hearing it again changes nothing. The story ends
 * with the child's erasure: what it was called is gone, what happened still counts.
 */
@Aggregate
class Child extends AuthorityOwned {

    @AggregateIdentifier
    private @Nullable String id;

    private String la = "";
    private @Nullable Identity identity;
    private LocalDate identityOn = LocalDate.MIN;
    private int cohort;
    private LocalDate since = LocalDate.MIN;
    private final History<Place> places = new History<>();
    private final History<SenStatus> statuses = new History<>();
    private final History<Circumstances> circumstances = new History<>();
    private final Set<LocalDate> counts = new HashSet<>();

    Child() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RegisterChild command, UpnClaims claims, Clock clock) {
        ChildRules.past(command.effective(), "effective", clock);
        recognise(command, command.effective(), claims);
        var place = command.place();
        if (place != null) {
            applyAll(places.revise(command.effective(), place, this::moves));
        }
    }

    @CommandHandler
    void decide(CorrectIdentity command, UpnClaims claims, Clock clock) {
        ChildRules.past(command.effective(), "effective", clock);
        correct(ChildRules.usable(command.identity()), command.effective(), London.today(clock), claims);
    }

    @CommandHandler
    void decide(PlaceChild command, Clock clock) {
        ChildRules.past(command.from(), "from", clock);
        ChildRules.born(identity, command.from());
        var place = new Place(command.settingId(), command.fundedHours());
        applyAll(places.revise(command.from(), place, this::moves));
    }

    @CommandHandler
    void decide(EndPlacement command, Clock clock) {
        ChildRules.past(command.on(), "on", clock);
        var place = places.on(command.on().minusDays(1));
        if (place == null || !place.isAt(command.settingId())) {
            throw new RefusedException(new NotPlacedThere());
        }
        applyAll(places.revise(command.on(), Place.NOWHERE, this::moves));
    }

    @CommandHandler
    void decide(RecordSenProvision command, Clock clock) {
        ChildRules.past(command.from(), "from", clock);
        ChildRules.born(identity, command.from());
        record(command.status(), command.from());
    }

    @CommandHandler
    void decide(RecordCircumstances command, Clock clock) {
        ChildRules.past(command.from(), "from", clock);
        ChildRules.born(identity, command.from());
        applyAll(circumstances.revise(command.from(), command.circumstances(), this::changes));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordHeadcount command, UpnClaims claims, Clock clock) {
        ChildRules.past(command.countedOn(), "countedOn", clock);
        recognise(ChildRules.registration(command), command.countedOn(), claims);
        attend(command);
        record(command.status(), command.countedOn());
        applyAll(circumstances.revise(command.countedOn(), command.circumstances(), this::changes));
        if (!counts.contains(command.countedOn())) {
            apply(new CountedAtHeadcount(command.childId(), command.countedOn()));
        }
    }

    private void attend(RecordHeadcount command) {
        var counted = new Place(command.settingId(), command.fundedHours());
        var atStart = places.on(command.startedOn());
        if (atStart == null || !atStart.isAt(command.settingId())) {
            applyAll(places.revise(command.startedOn(), counted, this::moves));
        }
        var leftOn = command.leftOn();
        if (leftOn == null || leftOn.isAfter(command.countedOn())) {
            applyAll(places.revise(ChildRules.later(command.startedOn(), command.countedOn()), counted, this::moves));
        }
        var atEnd = leftOn == null ? null : places.on(leftOn);
        if (leftOn != null && atEnd != null && atEnd.isAt(command.settingId())) {
            applyAll(places.revise(leftOn, Place.NOWHERE, this::moves));
        }
    }

    private void recognise(RegisterChild command, LocalDate seenOn, UpnClaims claims) {
        var given = ChildRules.usable(command.identity());
        if (id != null) {
            // An older file never takes back what was learnt since.
            var told = seenOn.isBefore(identityOn) ? ChildRules.older(given, identity) : given;
            correct(told, seenOn, seenOn, claims);
            return;
        }
        ChildRules.born(given, command.effective());
        claim(given, command.la(), command.childId(), claims);
        apply(ChildRules.registered(command, given));
    }

    private void correct(Identity given, LocalDate effective, LocalDate seenOn, UpnClaims claims) {
        var who = ChildRules.completed(given, identity);
        if (who.equals(identity) || id == null) {
            return;
        }
        if (identity == null || !Objects.equals(who.upn(), identity.upn())) {
            claim(who, la, id, claims);
        }
        apply(new IdentityCorrected(
                id, who.surname(), who.forename(), who.dateOfBirth(), who.upn(), who.postcode(), effective, seenOn));
        if (who.cohort() != cohort) {
            apply(new CohortCorrected(id, who.cohort(), since));
        }
    }

    private static void claim(Identity who, String la, String childId, UpnClaims claims) {
        if (who.upn() != null) {
            claims.claim(la, childId, who.upn());
        }
    }

    private void record(SenStatus status, LocalDate from) {
        status.problem().ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
        applyAll(statuses.revise(from, status, this::provisions));
    }

    private static void applyAll(List<? extends ChildEvent> events) {
        events.forEach(event -> apply(event));
    }

    private List<ChildEvent> moves(@Nullable Place before, Place after, LocalDate day) {
        return ChildRules.moves(self(), before, after, day);
    }

    private List<ChildEvent> provisions(@Nullable SenStatus before, SenStatus after, LocalDate day) {
        return ChildRules.provisions(self(), before, after, day);
    }

    private List<ChildEvent> changes(@Nullable Circumstances before, Circumstances after, LocalDate day) {
        return ChildRules.changes(self(), before, after, day);
    }

    private String self() {
        return Objects.requireNonNull(id);
    }

    @EventSourcingHandler
    void evolve(ChildEvent event) {
        switch (event) {
            case ChildRegistered registered -> {
                id = registered.childId();
                la = registered.la();
                belongTo(registered.la());
                cohort = registered.cohort();
                since = registered.effective();
                identified(ChildRules.identityOf(registered), registered.effective());
            }
            case IdentityCorrected corrected -> identified(ChildRules.identityOf(corrected), corrected.seenOn());
            case CohortCorrected corrected -> cohort = corrected.cohort();
            case ChildPlaced placed ->
                places.set(placed.effective(), new Place(placed.settingId(), placed.fundedHours()));
            case PlacementEnded ended -> ChildRules.end(places, ended);
            case SenProvisionRecorded recorded ->
                statuses.set(recorded.effective(), new SenStatus(recorded.provision(), recorded.primaryNeed()));
            case CircumstancesRecorded recorded ->
                circumstances.set(recorded.effective(), ChildRules.circumstancesOf(recorded));
            case CountedAtHeadcount counted -> {
                counts.add(counted.effective());
                identityOn = ChildRules.later(identityOn, counted.effective());
                places.confirm(counted.effective());
                statuses.confirm(counted.effective());
                circumstances.confirm(counted.effective());
            }
        }
    }

    private void identified(@Nullable Identity who, LocalDate on) {
        identity = who;
        identityOn = ChildRules.later(identityOn, on);
    }
}
