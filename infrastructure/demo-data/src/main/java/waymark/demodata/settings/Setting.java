package waymark.demodata.settings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.events.SencoDuty;
import waymark.events.SettingType;

/** An invented setting. {@code closedOn} is its first day closed. */
public record Setting(
        int index,
        String reference,
        String urn,
        String name,
        SettingType type,
        String ward,
        int places,
        LocalDate openedOn,
        @Nullable LocalDate closedOn) {

    public boolean isOpenOn(LocalDate day) {
        return !day.isBefore(openedOn) && (closedOn == null || day.isBefore(closedOn));
    }

    /** Schools, whose register number and pupils' numbers come from the schools' registers. */
    public boolean isSchool() {
        return type.duty() == SencoDuty.MUST;
    }
}
