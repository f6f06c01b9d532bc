package waymark.journeys.imports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.events.Sex;
import waymark.journeys.child.Circumstances;
import waymark.journeys.child.Ethnicity;
import waymark.journeys.child.Identity;
import waymark.journeys.child.SenStatus;

/** One child at one headcount. */
record HeadcountRow(
        LocalDate countedOn,
        String childReference,
        Identity identity,
        Sex sex,
        Ethnicity ethnicity,
        String settingReference,
        LocalDate startedOn,
        @Nullable LocalDate leftOn,
        int fundedHours,
        SenStatus status,
        Circumstances circumstances) {

    @Override
    public String toString() {
        return "HeadcountRow[sealed]";
    }
}
