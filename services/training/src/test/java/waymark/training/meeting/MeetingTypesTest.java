package waymark.training.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

class MeetingTypesTest {

    @Test
    void every_event_and_snapshot_is_stored_under_a_name_of_ours_and_events_with_a_revision() {
        var stored = new MeetingTypes().meetingStoredTypes().byName();

        assertThat(stored.values())
                .contains(MeetingEvent.class.getPermittedSubclasses())
                .contains(Meeting.class)
                .hasSize(MeetingEvent.class.getPermittedSubclasses().length + 1);
        assertThat(stored.keySet()).allMatch(name -> name.startsWith("training."));
        assertThat(MeetingEvent.class.getPermittedSubclasses())
                .allMatch(event -> event.isAnnotationPresent(Revision.class));
    }
}
