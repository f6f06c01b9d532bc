package waymark.evidence.area;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import waymark.events.Qualification;
import waymark.events.SettingsPublished.SencoAppointed;
import waymark.events.SettingsPublished.SencoAppointmentEnded;
import waymark.events.SettingsPublished.SencoQualified;

/** A person who is SENCO of one or more settings, from which day to which, and what they are qualified in. */
public final class Senco {

    private final String sencoId;
    private final Map<String, Dated<Boolean>> appointedAt = new LinkedHashMap<>(2);
    private final Map<Qualification, LocalDate> qualified = new EnumMap<>(Qualification.class);

    Senco(String sencoId) {
        this.sencoId = sencoId;
    }

    void add(SencoAppointed it) {
        appointment(it.settingId()).from(it.effective(), true);
    }

    void add(SencoAppointmentEnded it) {
        appointment(it.settingId()).from(it.effective(), false);
    }

    void add(SencoQualified it) {
        qualified.merge(it.qualification(), it.effective(), (a, b) -> a.isBefore(b) ? a : b);
    }

    public String sencoId() {
        return sencoId;
    }

    public List<String> settingsOn(LocalDate day) {
        return appointedAt.entrySet().stream()
                .filter(entry -> entry.getValue().on(day).orElse(false))
                .map(Map.Entry::getKey)
                .toList();
    }

    public boolean appointedAt(String settingId, LocalDate day) {
        var appointment = appointedAt.get(settingId);
        return appointment != null && appointment.on(day).orElse(false);
    }

    public boolean qualifiedOn(LocalDate day) {
        return qualified.values().stream().anyMatch(awarded -> !awarded.isAfter(day));
    }

    Iterable<String> everAt() {
        return appointedAt.keySet();
    }

    private Dated<Boolean> appointment(String settingId) {
        return appointedAt.computeIfAbsent(settingId, id -> new Dated<>());
    }
}
