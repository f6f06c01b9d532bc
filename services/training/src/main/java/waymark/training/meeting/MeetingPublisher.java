package waymark.training.meeting;

import java.util.Optional;
import org.springframework.stereotype.Component;
import waymark.events.PublishedEvent;
import waymark.events.TrainingPublished;
import waymark.platform.publish.Origin;
import waymark.platform.publish.Translator;
import waymark.training.meeting.MeetingEvent.BookingCancelled;
import waymark.training.meeting.MeetingEvent.MeetingCancelled;
import waymark.training.meeting.MeetingEvent.MeetingScheduled;
import waymark.training.meeting.MeetingEvent.PlaceBooked;
import waymark.training.meeting.MeetingEvent.RegisterTaken;
import waymark.training.meeting.MeetingEvent.WaitingListJoined;
import waymark.training.meeting.MeetingEvent.WaitingListLeft;

/** Others learn that a meeting is planned, was called off, and who came; who booked is this service's own business. */
@Component
class MeetingPublisher implements Translator<MeetingEvent> {

    @Override
    public Class<MeetingEvent> privateEvents() {
        return MeetingEvent.class;
    }

    @Override
    public Optional<PublishedEvent> publish(MeetingEvent event, Origin origin) {
        return switch (event) {
            case MeetingScheduled it ->
                Optional.of(new TrainingPublished.MeetingScheduled(
                        it.meetingId(), it.la(), it.clusterId(), it.title(), it.capacity(), it.heldOn()));
            case RegisterTaken it ->
                Optional.of(new TrainingPublished.RegisterTaken(
                        it.meetingId(), origin.la(), it.clusterId(), it.invited(), it.attended(), it.heldOn()));
            case MeetingCancelled it ->
                Optional.of(new TrainingPublished.MeetingCancelled(
                        it.meetingId(), origin.la(), it.clusterId(), it.cancelledOn()));
            case PlaceBooked it -> Optional.empty();
            case WaitingListJoined it -> Optional.empty();
            case BookingCancelled it -> Optional.empty();
            case WaitingListLeft it -> Optional.empty();
        };
    }
}
