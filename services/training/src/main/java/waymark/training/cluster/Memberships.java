package waymark.training.cluster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which settings were in a cluster when: pure rules of overlap, in the order of recording. */
record Memberships(List<Spell> spells) {

    static final Memberships NONE = new Memberships(List.of());

    /** From {@code joinedOn} until the day before {@code leftOn}, or until today. */
    record Spell(
            String settingId, LocalDate joinedOn, @Nullable LocalDate leftOn) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(joinedOn) && (leftOn == null || day.isBefore(leftOn));
        }

        private boolean overlaps(LocalDate from, @Nullable LocalDate until) {
            return (leftOn == null || leftOn.isAfter(from)) && (until == null || joinedOn.isBefore(until));
        }
    }

    Memberships {
        spells = List.copyOf(spells);
    }

    Optional<Spell> startingOn(String settingId, LocalDate day) {
        return of(settingId).stream()
                .filter(spell -> spell.joinedOn().equals(day))
                .findFirst();
    }

    Optional<Spell> overlapping(String settingId, LocalDate from, @Nullable LocalDate until) {
        return of(settingId).stream()
                .filter(spell -> spell.overlaps(from, until))
                .findFirst();
    }

    /** The membership that runs, or else the last one recorded. */
    Optional<Spell> latest(String settingId) {
        var here = of(settingId);
        return here.stream()
                .filter(spell -> spell.leftOn() == null)
                .findFirst()
                .or(() -> here.isEmpty() ? Optional.empty() : Optional.of(here.getLast()));
    }

    Memberships joined(String settingId, LocalDate on) {
        var more = new ArrayList<>(spells);
        more.add(new Spell(settingId, on, null));
        return new Memberships(more);
    }

    Memberships left(String settingId, LocalDate joinedOn, LocalDate on) {
        return new Memberships(spells.stream()
                .map(spell ->
                        spell.settingId().equals(settingId) && spell.joinedOn().equals(joinedOn)
                                ? new Spell(settingId, joinedOn, on)
                                : spell)
                .toList());
    }

    private List<Spell> of(String settingId) {
        return spells.stream()
                .filter(spell -> spell.settingId().equals(settingId))
                .toList();
    }
}
