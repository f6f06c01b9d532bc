package waymark.training.meeting;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.platform.log.Keeps;
import waymark.platform.log.ReadModels;
import waymark.platform.security.Metadata;
import waymark.training.meeting.MeetingEvent.RegisterTaken;

/** Writes each register into the records of the settings it names; a register taken again replaces the one before. */
@Component
@ProcessingGroup("projection.attendance-record")
@Keeps(Attendance.class)
class AttendanceProjector {

    private final MongoTemplate store;

    AttendanceProjector(MongoTemplate store) {
        this.store = store;
    }

    @EventHandler
    void on(RegisterTaken event, @SequenceNumber long sequence, @MetaDataValue(Metadata.LA) String la) {
        var written = store.find(ofMeeting(event), Attendance.class);
        if (written.stream().anyMatch(line -> line.version() > sequence)) {
            return;
        }
        var attended = Set.copyOf(event.attended());
        for (var settingId : event.invited()) {
            var id = Attendance.idOf(event.meetingId(), settingId);
            var line = new Attendance(
                    id,
                    la,
                    settingId,
                    event.meetingId(),
                    event.clusterId(),
                    event.heldOn(),
                    attended.contains(settingId),
                    sequence);
            ReadModels.keep(store, id, sequence, line);
        }
        var invited = Set.copyOf(event.invited());
        written.stream().filter(line -> !invited.contains(line.settingId())).forEach(store::remove);
    }

    @ResetHandler
    void reset() {
        store.dropCollection(Attendance.class);
        AttendanceRecords.ensureIndexes(store);
    }

    private static Query ofMeeting(RegisterTaken event) {
        return Query.query(where("meetingId").is(event.meetingId()));
    }
}
