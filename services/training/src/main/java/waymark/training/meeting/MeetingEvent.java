package waymark.training.meeting;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;

/** What has happened to a meeting. */
sealed interface MeetingEvent {

    String meetingId();

    @Revision("1")
    record MeetingScheduled(String meetingId, String la, String clusterId, String title, LocalDate heldOn, int capacity)
            implements MeetingEvent {}

    /** Also for a setting that had been waiting. */
    @Revision("1")
    record PlaceBooked(String meetingId, String settingId) implements MeetingEvent {}

    @Revision("1")
    record WaitingListJoined(String meetingId, String settingId) implements MeetingEvent {}

    @Revision("1")
    record BookingCancelled(String meetingId, String settingId) implements MeetingEvent {}

    @Revision("1")
    record WaitingListLeft(String meetingId, String settingId) implements MeetingEvent {}

    /** The whole register as it stands; one taken later replaces it. */
    @Revision("1")
    record RegisterTaken(
            String meetingId, String clusterId, List<String> invited, List<String> attended, LocalDate heldOn)
            implements MeetingEvent {}

    @Revision("1")
    record MeetingCancelled(String meetingId, String clusterId, LocalDate cancelledOn) implements MeetingEvent {}
}
