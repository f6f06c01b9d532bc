package waymark.settings.senco;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import waymark.events.SencoDuty;
import waymark.events.SettingType;

/** The times a person was or is SENCO, by setting: pure rules of overlap, in the order of recording. */
record Appointments(List<Spell> spells) {

    static final Appointments NONE = new Appointments(List.of());

    /** From {@code startedOn} until the day before {@code endedOn}, or until today. */
    record Spell(
            String settingId, LocalDate startedOn, @Nullable LocalDate endedOn) {

        boolean overlaps(LocalDate from, @Nullable LocalDate until) {
            return (endedOn == null || endedOn.isAfter(from)) && (until == null || startedOn.isBefore(until));
        }
    }

    Appointments {
        spells = List.copyOf(spells);
    }

    /** Childminders are the settings only encouraged to have a SENCO, and the ones that may share one. */
    static boolean mayShare(SettingType type) {
        return type.duty() == SencoDuty.ENCOURAGED;
    }

    Optional<Spell> startingOn(String settingId, LocalDate day) {
        return spells.stream()
                .filter(spell ->
                        spell.settingId().equals(settingId) && spell.startedOn().equals(day))
                .findFirst();
    }

    Optional<Spell> overlapping(String settingId, LocalDate from, @Nullable LocalDate until) {
        return spells.stream()
                .filter(spell -> spell.settingId().equals(settingId) && spell.overlaps(from, until))
                .findFirst();
    }

    /** The appointment that runs, or else the last one recorded. */
    Optional<Spell> latest(String settingId) {
        var here = spells.stream()
                .filter(spell -> spell.settingId().equals(settingId))
                .toList();
        return here.stream()
                .filter(spell -> spell.endedOn() == null)
                .findFirst()
                .or(() -> here.isEmpty() ? Optional.empty() : Optional.of(here.getLast()));
    }

    Appointments and(String settingId, LocalDate startedOn) {
        var more = new ArrayList<>(spells);
        more.add(new Spell(settingId, startedOn, null));
        return new Appointments(more);
    }

    Appointments ended(String settingId, LocalDate startedOn, LocalDate endedOn) {
        return new Appointments(spells.stream()
                .map(spell ->
                        spell.settingId().equals(settingId) && spell.startedOn().equals(startedOn)
                                ? new Spell(settingId, startedOn, endedOn)
                                : spell)
                .toList());
    }
}
