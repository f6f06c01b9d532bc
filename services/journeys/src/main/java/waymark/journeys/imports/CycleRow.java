package waymark.journeys.imports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.events.SenType;
import waymark.journeys.support.SupportCommand.Planned;
import waymark.journeys.support.SupportCommand.Reviewed;

/** One support cycle, with the concern it began with. */
record CycleRow(
        String childReference,
        String settingReference,
        LocalDate concernOn,
        SenType areaOfNeed,
        int number,
        LocalDate openedOn,
        @Nullable Planned planned,
        @Nullable Reviewed reviewed) {

    @Override
    public String toString() {
        return "CycleRow[sealed]";
    }
}
