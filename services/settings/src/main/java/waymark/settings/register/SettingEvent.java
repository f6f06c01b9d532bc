package waymark.settings.register;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import waymark.events.SettingType;

/** What has happened to a setting. */
sealed interface SettingEvent {

    @Revision("1")
    record SettingRegistered(
            String settingId,
            String la,
            String reference,
            String name,
            @Nullable String urn,
            SettingType type,
            String ward,
            int places,
            LocalDate openedOn)
            implements SettingEvent {}

    @Revision("1")
    record SettingChanged(
            String settingId,
            String name,
            @Nullable String urn,
            SettingType type,
            String ward,
            int places,
            LocalDate from)
            implements SettingEvent {}

    /** {@code closedOn} is the first day on which the setting was no longer open. */
    @Revision("1")
    record SettingClosed(String settingId, LocalDate closedOn) implements SettingEvent {}
}
