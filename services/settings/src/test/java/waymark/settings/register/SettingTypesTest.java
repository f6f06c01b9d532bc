package waymark.settings.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

class SettingTypesTest {

    @Test
    void every_event_and_snapshot_is_stored_under_a_name_of_ours_and_events_with_a_revision() {
        var stored = new SettingTypes().settingStoredTypes().byName();

        assertThat(stored.values())
                .contains(SettingEvent.class.getPermittedSubclasses())
                .contains(Setting.class)
                .hasSize(SettingEvent.class.getPermittedSubclasses().length + 1);
        assertThat(stored.keySet()).allMatch(name -> name.startsWith("settings."));
        assertThat(SettingEvent.class.getPermittedSubclasses())
                .allMatch(event -> event.isAnnotationPresent(Revision.class));
    }
}
