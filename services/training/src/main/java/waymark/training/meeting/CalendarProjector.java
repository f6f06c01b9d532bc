package waymark.training.meeting;

import static waymark.training.meeting.CalendarMeeting.minus;
import static waymark.training.meeting.CalendarMeeting.plus;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import waymark.platform.log.Drafts;
import waymark.platform.log.Keeps;
import waymark.training.meeting.MeetingEvent.BookingCancelled;
import waymark.training.meeting.MeetingEvent.MeetingCancelled;
import waymark.training.meeting.MeetingEvent.MeetingScheduled;
import waymark.training.meeting.MeetingEvent.PlaceBooked;
import waymark.training.meeting.MeetingEvent.RegisterTaken;
import waymark.training.meeting.MeetingEvent.WaitingListJoined;
import waymark.training.meeting.MeetingEvent.WaitingListLeft;

/** Keeps the calendar's meetings as their last event left them. */
@Component
@ProcessingGroup("projection.meeting-calendar")
@Keeps(CalendarMeeting.class)
class CalendarProjector {

    private final MongoTemplate store;
    private final Drafts<CalendarMeeting> drafts;

    CalendarProjector(MongoTemplate store) {
        this.store = store;
        this.drafts = new Drafts<>(store, CalendarMeeting.class, CalendarMeeting::version);
    }

    @EventHandler
    void on(MeetingEvent event, @SequenceNumber long sequence) {
        var meeting = drafts.find(event.meetingId());
        if (meeting != null && meeting.version() >= sequence) {
            return;
        }
        if (event instanceof MeetingScheduled it) {
            drafts.save(event.meetingId(), scheduled(it, sequence));
        } else if (meeting != null) {
            drafts.save(event.meetingId(), after(meeting, event, sequence));
        } else {
            throw new IllegalStateException(
                    "Something happened to a meeting before it was scheduled: " + event.meetingId());
        }
    }

    @ResetHandler
    void reset() {
        store.dropCollection(CalendarMeeting.class);
        MeetingCalendar.ensureIndexes(store);
    }

    private static CalendarMeeting after(CalendarMeeting was, MeetingEvent event, long sequence) {
        return switch (event) {
            case MeetingScheduled it -> scheduled(it, sequence);
            case PlaceBooked it ->
                was.withPlaces(plus(was.booked(), it.settingId()), minus(was.waiting(), it.settingId()), sequence);
            case WaitingListJoined it -> was.withPlaces(was.booked(), plus(was.waiting(), it.settingId()), sequence);
            case BookingCancelled it -> was.withPlaces(minus(was.booked(), it.settingId()), was.waiting(), sequence);
            case WaitingListLeft it -> was.withPlaces(was.booked(), minus(was.waiting(), it.settingId()), sequence);
            case RegisterTaken it -> was.held(sequence);
            case MeetingCancelled it -> was.cancelled(it.cancelledOn(), sequence);
        };
    }

    private static CalendarMeeting scheduled(MeetingScheduled it, long sequence) {
        return new CalendarMeeting(
                it.meetingId(),
                it.la(),
                it.clusterId(),
                it.title(),
                it.heldOn(),
                it.capacity(),
                List.of(),
                List.of(),
                false,
                null,
                sequence);
    }
}
