package waymark.demodata.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.demodata.settings.Setting;

/** A child's time at a setting, first and last day; the last is absent while it goes on. */
public record Placement(
        Setting setting, LocalDate from, @Nullable LocalDate to) {

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
