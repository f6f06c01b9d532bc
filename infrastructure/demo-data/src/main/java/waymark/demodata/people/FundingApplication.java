package waymark.demodata.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.demodata.settings.Setting;

/** A setting's application to the inclusion fund for a child, in whole pounds. Undecided ones have no panel yet. */
public record FundingApplication(
        String reference,
        Setting setting,
        LocalDate appliedOn,
        int requested,
        @Nullable Boolean recommended,
        @Nullable LocalDate panelOn,
        boolean awarded,
        int amount,
        @Nullable LocalDate paidOn) {

    /** The year whose 1 April begins the financial year of the day. */
    public static int financialYear(LocalDate day) {
        return day.getMonthValue() >= 4 ? day.getYear() : day.getYear() - 1;
    }
}
