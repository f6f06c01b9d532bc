package waymark.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Published by the settings service on {@code waymark.settings.v1}. */
public sealed interface SettingsPublished extends PublishedEvent {

    /** A setting joined the authority's register. {@code urn} is absent for settings without one. */
    record SettingRegistered(
            String settingId,
            String la,
            String reference,
            String name,
            @Nullable String urn,
            SettingType type,
            String ward,
            int places,
            LocalDate effective)
            implements SettingsPublished {
        @Override
        public String subject() {
            return settingId;
        }
    }

    /** All details as they stand from the effective day. */
    record SettingChanged(
            String settingId,
            String la,
            String name,
            @Nullable String urn,
            SettingType type,
            String ward,
            int places,
            LocalDate effective)
            implements SettingsPublished {
        @Override
        public String subject() {
            return settingId;
        }
    }

    /** The last day the setting was open is the day before {@code effective}. */
    record SettingClosed(String settingId, String la, LocalDate effective) implements SettingsPublished {
        @Override
        public String subject() {
            return settingId;
        }
    }

    /** A person became SENCO of a setting; {@code shared} where childminders of an agency or network share the role. */
    record SencoAppointed(String sencoId, String la, String settingId, boolean shared, LocalDate effective)
            implements SettingsPublished {
        @Override
        public String subject() {
            return sencoId;
        }
    }

    /** {@code effective} is the first day without this person as SENCO of the setting. */
    record SencoAppointmentEnded(String sencoId, String la, String settingId, LocalDate effective)
            implements SettingsPublished {
        @Override
        public String subject() {
            return sencoId;
        }
    }

    /** Awarded on {@code effective}. */
    record SencoQualified(String sencoId, String la, Qualification qualification, LocalDate effective)
            implements SettingsPublished {
        @Override
        public String subject() {
            return sencoId;
        }
    }
}
