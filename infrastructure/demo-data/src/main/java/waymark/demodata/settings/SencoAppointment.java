package waymark.demodata.settings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import waymark.events.Qualification;

/** One person as the SENCO of one setting; the same person may lead several. */
public record SencoAppointment(
        String reference,
        String name,
        Setting setting,
        LocalDate startedOn,
        @Nullable LocalDate endedOn,
        boolean shared,
        @Nullable Qualification qualification,
        @Nullable LocalDate qualifiedOn) {}
