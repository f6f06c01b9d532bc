package waymark.settings.senco;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

class SencoTypesTest {

    @Test
    void every_event_and_snapshot_is_stored_under_a_name_of_ours_and_events_with_a_revision() {
        var stored = new SencoTypes().sencoStoredTypes().byName();

        assertThat(stored.values())
                .contains(SencoEvent.class.getPermittedSubclasses())
                .contains(SencoAppointment.class)
                .hasSize(SencoEvent.class.getPermittedSubclasses().length + 1);
        assertThat(stored.keySet()).allMatch(name -> name.startsWith("settings."));
        assertThat(SencoEvent.class.getPermittedSubclasses())
                .allMatch(event -> event.isAnnotationPresent(Revision.class));
    }
}
