package waymark.settings.register;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import waymark.events.SettingType;

/**
 * One line of the register: which settings are there, and what are they like now. {@code version} is the number of the
 * last event it shows.
 */
@Document("setting-register")
public record RegisteredSetting(
        @Id String id,
        String la,
        String reference,
        String name,
        String nameKey,
        @Nullable String urn,
        SettingType type,
        String ward,
        int places,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        long version) {

    public boolean isOpenOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || day.isBefore(closedOn));
    }

    /** How names are compared when searching. */
    static String keyOf(String name) {
        return name.strip().toLowerCase(Locale.UK);
    }

    RegisteredSetting with(SettingDetails now, long sequence) {
        return new RegisteredSetting(
                id,
                la,
                reference,
                now.name(),
                keyOf(now.name()),
                now.urn(),
                now.type(),
                now.ward(),
                now.places(),
                openedOn,
                closedOn,
                sequence);
    }

    RegisteredSetting closed(LocalDate on, long sequence) {
        return new RegisteredSetting(id, la, reference, name, nameKey, urn, type, ward, places, openedOn, on, sequence);
    }
}
