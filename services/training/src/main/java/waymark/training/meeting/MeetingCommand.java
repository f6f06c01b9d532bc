package waymark.training.meeting;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked about a meeting. */
sealed interface MeetingCommand {

    @TargetAggregateIdentifier
    String meetingId();

    record ScheduleMeeting(String meetingId, String la, String clusterId, String title, LocalDate heldOn, int capacity)
            implements MeetingCommand {}

    record BookPlace(String meetingId, String settingId) implements MeetingCommand {}

    record CancelBooking(String meetingId, String settingId) implements MeetingCommand {}

    record TakeRegister(String meetingId, List<String> invited, List<String> attended) implements MeetingCommand {}

    record CancelMeeting(String meetingId) implements MeetingCommand {}

    /** Make the meeting and its register what the authority's file says. */
    record RecordRegister(
            String meetingId,
            String la,
            String clusterId,
            String title,
            LocalDate heldOn,
            int capacity,
            List<String> invited,
            List<String> attended)
            implements MeetingCommand {}
}
