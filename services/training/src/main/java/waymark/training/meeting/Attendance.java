package waymark.training.meeting;

import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One line of a setting's attendance record: a meeting it was invited to, and whether its SENCO came. {@code version}
 * is the number of the register it was taken from.
 */
@Document("attendance-record")
record Attendance(
        @Id String id,
        String la,
        String settingId,
        String meetingId,
        String clusterId,
        LocalDate heldOn,
        boolean attended,
        long version) {

    static String idOf(String meetingId, String settingId) {
        return meetingId + "/" + settingId;
    }
}
