package waymark.journeys.child;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import waymark.journeys.child.ChildCommand.RecordHeadcount;
import waymark.journeys.child.ChildCommand.RegisterChild;
import waymark.journeys.child.ChildEvent.ChildPlaced;
import waymark.journeys.child.ChildEvent.ChildRegistered;
import waymark.journeys.child.ChildEvent.CircumstancesRecorded;
import waymark.journeys.child.ChildEvent.IdentityCorrected;
import waymark.journeys.child.ChildEvent.PlacementEnded;
import waymark.journeys.child.ChildEvent.SenProvisionRecorded;
import waymark.journeys.child.ChildRefusal.DateInFuture;
import waymark.journeys.child.ChildRefusal.NotYetBorn;
import waymark.journeys.child.ChildRefusal.PostcodeInvalid;
import waymark.journeys.child.ChildRefusal.UpnInvalid;
import waymark.platform.refusal.RefusedException;
import waymark.platform.time.London;

/** Pure rules of a child's facts. */
final class ChildRules {

    private ChildRules() {}

    static void past(LocalDate day, String field, Clock clock) {
        if (day.isAfter(London.today(clock))) {
            throw new RefusedException(new DateInFuture(field));
        }
    }

    /** Nothing is true of a child before it is born; after erasure nobody can tell any more. */
    static void born(@Nullable Identity identity, LocalDate day) {
        if (identity != null && day.isBefore(identity.dateOfBirth())) {
            throw new RefusedException(new NotYetBorn());
        }
    }

    /** The identity in its stored form, or a refusal that says which field is wrong. */
    static Identity usable(Identity given) {
        var upn = given.upn() == null ? null : given.upn().trim().toUpperCase(Locale.ROOT);
        if (upn != null) {
            Upn.problem(upn).ifPresent(problem -> {
                throw new RefusedException(new UpnInvalid(problem));
            });
        }
        var postcode = given.postcode() == null
                ? null
                : Postcode.normalise(given.postcode()).orElseThrow(() -> new RefusedException(new PostcodeInvalid()));
        return new Identity(given.surname().trim(), given.forename().trim(), given.dateOfBirth(), upn, postcode);
    }

    /** A source that does not know the UPN or postcode does not take away what another knew. */
    static Identity completed(Identity given, @Nullable Identity known) {
        if (known == null) {
            return given;
        }
        return new Identity(
                given.surname(),
                given.forename(),
                given.dateOfBirth(),
                given.upn() == null ? known.upn() : given.upn(),
                given.postcode() == null ? known.postcode() : given.postcode());
    }

    /** What an older file says fills in what is missing, and no more. */
    static Identity older(Identity given, @Nullable Identity known) {
        return known == null ? given : completed(known, given);
    }

    static ChildRegistered registered(RegisterChild command, Identity who) {
        return new ChildRegistered(
                command.childId(),
                command.la(),
                who.surname(),
                who.forename(),
                who.dateOfBirth(),
                who.upn(),
                who.postcode(),
                who.cohort(),
                command.sex(),
                command.ethnicity(),
                command.effective());
    }

    /** A headcount registers whom nobody knew: since the child attends, or was counted if that was before. */
    static RegisterChild registration(RecordHeadcount counted) {
        return new RegisterChild(
                counted.childId(),
                counted.la(),
                counted.identity(),
                counted.sex(),
                counted.ethnicity(),
                null,
                earlier(counted.startedOn(), counted.countedOn()));
    }

    static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** A move is the end of one place and the start of another; other hours at the same setting are a place anew. */
    static List<ChildEvent> moves(String childId, @Nullable Place before, Place after, LocalDate day) {
        List<ChildEvent> events = new ArrayList<>();
        if (after.equals(before)) {
            return events;
        }
        var left = before == null ? null : before.settingId();
        var entered = after.settingId();
        if (left != null && !left.equals(entered)) {
            events.add(new PlacementEnded(childId, left, day));
        }
        if (entered != null) {
            events.add(new ChildPlaced(childId, entered, after.fundedHours(), day));
        }
        return events;
    }

    static List<ChildEvent> provisions(String childId, @Nullable SenStatus before, SenStatus after, LocalDate day) {
        return after.equals(before)
                ? List.of()
                : List.of(new SenProvisionRecorded(childId, after.provision(), after.primaryNeed(), day));
    }

    static List<ChildEvent> changes(
            String childId, @Nullable Circumstances before, Circumstances after, LocalDate day) {
        return after.equals(before)
                ? List.of()
                : List.of(new CircumstancesRecorded(
                        childId,
                        after.earlyYearsPupilPremium(),
                        after.lookedAfter(),
                        after.englishAdditionalLanguage(),
                        after.disabilityLivingAllowance(),
                        day));
    }

    /** A place that somebody has meanwhile been said to hold elsewhere is not ended twice. */
    static void end(History<Place> places, PlacementEnded ended) {
        var held = places.on(ended.effective());
        if (held != null && held.isAt(ended.settingId())) {
            places.set(ended.effective(), Place.NOWHERE);
        }
    }

    /** Who the child is according to an event that says so; null in one of a child who has been erased. */
    static @Nullable Identity identityOf(ChildEvent event) {
        return switch (event) {
            case ChildRegistered e -> identity(e.surname(), e.forename(), e.dateOfBirth(), e.upn(), e.postcode());
            case IdentityCorrected e -> identity(e.surname(), e.forename(), e.dateOfBirth(), e.upn(), e.postcode());
            default -> null;
        };
    }

    static Circumstances circumstancesOf(CircumstancesRecorded event) {
        return new Circumstances(
                event.earlyYearsPupilPremium(),
                event.lookedAfter(),
                event.englishAdditionalLanguage(),
                event.disabilityLivingAllowance());
    }

    private static @Nullable Identity identity(
            @Nullable String surname,
            @Nullable String forename,
            @Nullable LocalDate dateOfBirth,
            @Nullable String upn,
            @Nullable String postcode) {
        return surname == null || forename == null || dateOfBirth == null
                ? null
                : new Identity(surname, forename, dateOfBirth, upn, postcode);
    }
}
