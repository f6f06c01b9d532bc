package waymark.demodata.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invented child in a funded place: begins in a term after the second or third birthday, perhaps moves once, and
 * goes to school in the September after the fourth.
 */
public record Child(
        int index,
        String reference,
        Person person,
        List<Placement> placements,
        boolean longHours,
        boolean earlyYearsPupilPremium,
        boolean lookedAfter,
        boolean englishAdditionalLanguage,
        boolean disabilityLivingAllowance) {

    public @Nullable Placement placementOn(LocalDate day) {
        for (Placement placement : placements) {
            if (placement.covers(day)) {
                return placement;
            }
        }
        return null;
    }

    public Placement lastPlacement() {
        return placements.getLast();
    }

    public LocalDate startedOn() {
        return placements.getFirst().from();
    }

    /** The last day on roll anywhere; absent for a child who still attended at the end of the two years. */
    public @Nullable LocalDate leftOn() {
        return lastPlacement().to();
    }

    /** Hours a week: 15 for two-year-olds, then 15 or 30. */
    public int fundedHoursOn(LocalDate day) {
        LocalDate three = Term.after(person.dateOfBirth().plusYears(3)).begins();
        return longHours && !day.isBefore(three) ? 30 : 15;
    }
}
