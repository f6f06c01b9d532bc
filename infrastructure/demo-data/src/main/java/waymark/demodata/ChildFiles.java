package waymark.demodata;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import waymark.demodata.people.Child;
import waymark.demodata.people.Journey;
import waymark.demodata.people.Journeys;
import waymark.demodata.people.Placement;
import waymark.demodata.people.Term;

/** The files about children, written a child at a time. */
final class ChildFiles {
    private ChildFiles() {}

    /** Everyone on roll that day, and with a leaving date everyone who has left since the headcount before. */
    static void headcount(Path path, Term term, Journeys journeys) throws IOException {
        String header = "headcount_date,child_reference,upn,surname,forename,date_of_birth,sex,ethnicity,postcode,"
                + "setting_reference,start_date,leaving_date,funded_hours,sen_provision,primary_need,eypp,"
                + "looked_after,eal,dla";
        try (var csv = new CsvFile(path, header)) {
            for (Iterator<Journey> all = journeys.stream().iterator(); all.hasNext(); ) {
                Journey journey = all.next();
                Placement placement = counted(journey.child(), term);
                if (placement != null) {
                    row(csv, term.headcount(), journey, placement);
                }
            }
        }
    }

    private static @Nullable Placement counted(Child child, Term term) {
        LocalDate day = term.headcount();
        Placement current = child.placementOn(day);
        LocalDate left = child.leftOn();
        if (current != null || left == null || !left.isBefore(day) || term.equals(Term.FIRST)) {
            return current;
        }
        boolean sinceTheLast = Term.counted().stream()
                .map(Term::headcount)
                .filter(headcount -> headcount.isBefore(day))
                .noneMatch(headcount -> left.isBefore(headcount));
        return sinceTheLast ? child.lastPlacement() : null;
    }

    private static void row(CsvFile csv, LocalDate day, Journey journey, Placement placement) {
        Child child = journey.child();
        var person = child.person();
        boolean here = placement.covers(day);
        csv.row(
                day,
                child.reference(),
                person.upn(),
                person.surname(),
                person.forename(),
                person.dateOfBirth(),
                person.sex(),
                person.ethnicity(),
                person.postcode(),
                placement.setting().reference(),
                placement.from(),
                here ? null : placement.to(),
                child.fundedHoursOn(day),
                journey.provisionOn(day),
                journey.needOn(day),
                child.earlyYearsPupilPremium(),
                child.lookedAfter(),
                child.englishAdditionalLanguage(),
                journey.disabilityLivingAllowance());
    }

    static void supportCycles(Path path, Journeys journeys) throws IOException {
        String header = "child_reference,setting_reference,concern_on,area_of_need,cycle_number,opened_on,planned_on,"
                + "parents_view,review_due_on,reviewed_on,review_outcome";
        try (var csv = new CsvFile(path, header)) {
            for (Iterator<Journey> all = journeys.stream().iterator(); all.hasNext(); ) {
                Journey journey = all.next();
                for (var cycle : journey.cycles()) {
                    csv.row(
                            journey.child().reference(),
                            cycle.setting().reference(),
                            journey.concernOn(),
                            journey.need(),
                            cycle.number(),
                            cycle.openedOn(),
                            cycle.plannedOn(),
                            cycle.parentsView(),
                            cycle.reviewDueOn(),
                            cycle.reviewedOn(),
                            cycle.outcome());
                }
            }
        }
    }
}
