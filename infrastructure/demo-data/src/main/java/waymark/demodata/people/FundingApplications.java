package waymark.demodata.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import waymark.demodata.chance.Chance;

/** About two in five children with a support plan have an application, some a second one a year later. */
final class FundingApplications {
    private static final int STEP = 50;

    private FundingApplications() {}

    static List<FundingApplication> of(Child child, List<SupportCycle> cycles, LocalDate last, Chance chance) {
        var applications = new ArrayList<FundingApplication>();
        if (cycles.isEmpty() || !chance.percent(42)) {
            return applications;
        }
        SupportCycle first = cycles.getFirst();
        LocalDate applied = chance.workingDay(
                first.plannedOn().plusDays(2), first.plannedOn().plusDays(55));
        while (!applied.isAfter(last) && applications.size() < 2) {
            String reference = String.format(Locale.UK, "F%06d-%d", child.index() + 1, applications.size() + 1);
            applications.add(application(reference, first, applied, chance));
            if (!chance.percent(30)) {
                break;
            }
            applied = chance.workingDay(applied.plusDays(330), applied.plusDays(390));
        }
        return applications;
    }

    private static FundingApplication application(
            String reference, SupportCycle cycle, LocalDate applied, Chance chance) {
        int requested = chance.between(8, 48) * STEP;
        boolean recommended = chance.percent(87);
        LocalDate panel = chance.workingDay(applied.plusDays(9), applied.plusDays(chance.percent(20) ? 75 : 42));
        boolean awarded = chance.percent(recommended ? 91 : 12);
        int amount = awarded ? Math.max(STEP, requested * chance.between(12, 20) / 20 / STEP * STEP) : 0;
        LocalDate paid = chance.workingDay(panel.plusDays(5), panel.plusDays(35));
        boolean decided = !panel.isAfter(Journeys.END);
        boolean isPaid = decided && awarded && !paid.isAfter(Journeys.END) && chance.percent(97);
        return new FundingApplication(
                reference,
                cycle.setting(),
                applied,
                requested,
                decided ? recommended : null,
                decided ? panel : null,
                decided && awarded,
                decided ? amount : 0,
                isPaid ? paid : null);
    }
}
