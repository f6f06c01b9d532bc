package waymark.settings.register;

import static org.assertj.core.api.Assertions.assertThat;
import static waymark.events.SettingType.PRESCHOOL;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import waymark.events.SettingsPublished;
import waymark.platform.publish.Origin;
import waymark.settings.register.SettingEvent.SettingChanged;
import waymark.settings.register.SettingEvent.SettingClosed;
import waymark.settings.register.SettingEvent.SettingRegistered;

class SettingPublisherTest {

    private static final Origin ORIGIN = new Origin("874", Instant.parse("2026-11-23T09:00:00Z"), 17, 3);
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    private final SettingPublisher publisher = new SettingPublisher();

    @Test
    void a_registration_is_published_with_all_details() {
        assertThat(publisher.publish(
                        new SettingRegistered("s1", "874", "S-001", "Bluebell", "EY123456", PRESCHOOL, "W", 12, DAY),
                        ORIGIN))
                .contains(new SettingsPublished.SettingRegistered(
                        "s1", "874", "S-001", "Bluebell", "EY123456", PRESCHOOL, "W", 12, DAY));
    }

    @Test
    void a_change_is_published_for_the_authority_it_was_recorded_for() {
        assertThat(publisher.publish(new SettingChanged("s1", "Bluebell", null, PRESCHOOL, "W", 14, DAY), ORIGIN))
                .contains(new SettingsPublished.SettingChanged("s1", "874", "Bluebell", null, PRESCHOOL, "W", 14, DAY));
    }

    @Test
    void a_closure_takes_effect_on_the_first_day_closed() {
        assertThat(publisher.publish(new SettingClosed("s1", DAY), ORIGIN))
                .contains(new SettingsPublished.SettingClosed("s1", "874", DAY));
    }
}
