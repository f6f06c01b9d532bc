package waymark.training.meeting;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import waymark.training.meeting.MeetingCommand.BookPlace;
import waymark.training.meeting.MeetingCommand.CancelBooking;
import waymark.training.meeting.MeetingCommand.CancelMeeting;
import waymark.training.meeting.MeetingCommand.RecordRegister;
import waymark.training.meeting.MeetingCommand.ScheduleMeeting;
import waymark.training.meeting.MeetingCommand.TakeRegister;
import waymark.training.meeting.MeetingEvent.BookingCancelled;
import waymark.training.meeting.MeetingEvent.MeetingCancelled;
import waymark.training.meeting.MeetingEvent.MeetingScheduled;
import waymark.training.meeting.MeetingEvent.PlaceBooked;
import waymark.training.meeting.MeetingEvent.RegisterTaken;
import waymark.training.meeting.MeetingEvent.WaitingListJoined;
import waymark.training.meeting.MeetingEvent.WaitingListLeft;
import waymark.training.meeting.MeetingRefusal.MeetingIsCancelled;
import waymark.training.meeting.MeetingRefusal.MeetingKnown;
import waymark.training.meeting.MeetingRefusal.MeetingOver;
import waymark.training.meeting.MeetingRefusal.MeetingToCome;
import waymark.training.meeting.MeetingRefusal.NotBooked;
import waymark.training.meeting.MeetingRefusal.NotInvited;
import waymark.training.meeting.MeetingRefusal.RegisterIsTaken;

/**
 * One meeting of a cluster's SENCOs. It is scheduled with so many places; settings book while there are places and wait
 * when there are none; a place given back goes to whoever has waited longest. On its day, or later, the register is
 * taken, and may be taken again to put it right; or the meeting is called off. Officers run it, and the share of the
 * invited who came is what the area is asked about.
 */
@Aggregate(snapshotTriggerDefinition = "everyFifty")
class Meeting extends AuthorityOwned {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it.
    private @Nullable String meetingId;

    private @Nullable MeetingScheduled plan;
    private final Set<String> booked = new LinkedHashSet<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    private @Nullable RegisterTaken register;
    private boolean cancelled;

    Meeting() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ScheduleMeeting command) {
        schedule(new MeetingScheduled(
                command.meetingId(),
                command.la(),
                command.clusterId(),
                command.title(),
                command.heldOn(),
                command.capacity()));
    }

    @CommandHandler
    void decide(BookPlace command, Clock clock) {
        if (booked.contains(command.settingId()) || waiting.contains(command.settingId())) {
            return;
        }
        refuseUnlessOpen(clock);
        apply(
                booked.size() < plan().capacity()
                        ? new PlaceBooked(command.meetingId(), command.settingId())
                        : new WaitingListJoined(command.meetingId(), command.settingId()));
    }

    @CommandHandler
    void decide(CancelBooking command, Clock clock) {
        refuseUnlessOpen(clock);
        if (waiting.contains(command.settingId())) {
            apply(new WaitingListLeft(command.meetingId(), command.settingId()));
        } else if (booked.contains(command.settingId())) {
            apply(new BookingCancelled(command.meetingId(), command.settingId()));
            waiting.stream().findFirst().ifPresent(next -> apply(new PlaceBooked(command.meetingId(), next)));
        } else {
            throw new RefusedException(new NotBooked());
        }
    }

    @CommandHandler
    void decide(TakeRegister command, Clock clock) {
        take(command.invited(), command.attended(), clock);
    }

    @CommandHandler
    void decide(CancelMeeting command, Clock clock) {
        if (cancelled) {
            return;
        }
        if (register != null) {
            throw new RefusedException(new RegisterIsTaken());
        }
        apply(new MeetingCancelled(command.meetingId(), plan().clusterId(), London.today(clock)));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordRegister command, Clock clock) {
        refuseToCome(command.heldOn(), clock);
        schedule(new MeetingScheduled(
                command.meetingId(),
                command.la(),
                command.clusterId(),
                command.title(),
                command.heldOn(),
                command.capacity()));
        take(command.invited(), command.attended(), clock);
    }

    @EventSourcingHandler
    void evolve(MeetingEvent event) {
        switch (event) {
            case MeetingScheduled it -> {
                belongTo(it.la());
                meetingId = it.meetingId();
                plan = it;
            }
            case PlaceBooked it -> {
                waiting.remove(it.settingId());
                booked.add(it.settingId());
            }
            case WaitingListJoined it -> waiting.add(it.settingId());
            case BookingCancelled it -> booked.remove(it.settingId());
            case WaitingListLeft it -> waiting.remove(it.settingId());
            case RegisterTaken it -> register = it;
            case MeetingCancelled it -> cancelled = true;
        }
    }

    private void schedule(MeetingScheduled as) {
        if (plan == null) {
            apply(as);
        } else if (!plan.equals(as)) {
            throw new RefusedException(new MeetingKnown());
        }
    }

    private void take(List<String> invited, List<String> attended, Clock clock) {
        refuseCancelled();
        var on = plan();
        refuseToCome(on.heldOn(), clock);
        if (!Set.copyOf(invited).containsAll(attended)) {
            throw new RefusedException(new NotInvited());
        }
        var taken = new RegisterTaken(on.meetingId(), on.clusterId(), inOrder(invited), inOrder(attended), on.heldOn());
        if (!taken.equals(register)) {
            apply(taken);
        }
    }

    /** The same people in any order are the same register. */
    private static List<String> inOrder(List<String> settingIds) {
        return settingIds.stream().distinct().sorted().toList();
    }

    private MeetingScheduled plan() {
        if (plan == null) {
            throw new IllegalStateException("A meeting begins by being scheduled");
        }
        return plan;
    }

    private void refuseUnlessOpen(Clock clock) {
        refuseCancelled();
        if (register != null || plan().heldOn().isBefore(London.today(clock))) {
            throw new RefusedException(new MeetingOver());
        }
    }

    private void refuseCancelled() {
        if (cancelled) {
            throw new RefusedException(new MeetingIsCancelled());
        }
    }

    private static void refuseToCome(LocalDate heldOn, Clock clock) {
        if (heldOn.isAfter(London.today(clock))) {
            throw new RefusedException(new MeetingToCome(heldOn));
        }
    }
}
