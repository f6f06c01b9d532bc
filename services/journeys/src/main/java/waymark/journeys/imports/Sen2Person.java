package waymark.journeys.imports;

import java.time.LocalDate;
import java.util.List;
import waymark.events.Sex;
import waymark.journeys.child.Ethnicity;
import waymark.journeys.child.Identity;
import waymark.journeys.plan.PlanCommand.ReturnedCase;

/** One person of a SEN2 return with the requests made for them. */
record Sen2Person(
        Identity identity, Sex sex, Ethnicity ethnicity, List<ReturnedCase> requests, LocalDate referenceDate) {

    Sen2Person {
        requests = List.copyOf(requests);
    }

    @Override
    public String toString() {
        return "Sen2Person[sealed]";
    }
}
