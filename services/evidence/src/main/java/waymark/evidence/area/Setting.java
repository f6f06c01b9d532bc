package waymark.evidence.area;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import waymark.events.SettingType;
import waymark.events.SettingsPublished.SettingChanged;
import waymark.events.SettingsPublished.SettingClosed;
import waymark.events.SettingsPublished.SettingRegistered;

/** A setting on the authority's register: joins, changes, may close. */
public final class Setting {

    private final String settingId;
    private final Dated<Details> details = new Dated<>();
    private @Nullable LocalDate closed;

    Setting(String settingId) {
        this.settingId = settingId;
    }

    void add(SettingRegistered it) {
        details.from(it.effective(), new Details(it.name(), it.type(), it.ward()));
    }

    void add(SettingChanged it) {
        details.from(it.effective(), new Details(it.name(), it.type(), it.ward()));
    }

    void add(SettingClosed it) {
        closed = it.effective();
    }

    public String settingId() {
        return settingId;
    }

    /** As on that day, also after it closed; empty before it joined. */
    public Optional<Details> detailsOn(LocalDate day) {
        return details.on(day);
    }

    /** As on any day, in order. */
    public Stream<Details> everyDetails() {
        return details.all();
    }

    public boolean openOn(LocalDate day) {
        return details.on(day).isPresent() && (closed == null || day.isBefore(closed));
    }

    public record Details(String name, SettingType type, String ward) {}
}
