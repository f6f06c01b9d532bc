package waymark.settings.senco;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import waymark.events.Qualification;
import waymark.events.SettingType;

/** What may be asked about a SENCO. */
sealed interface SencoCommand {

    @TargetAggregateIdentifier
    String sencoId();

    /** The first appointment of a person. */
    record AppointSenco(String sencoId, String la, String name, String settingId, LocalDate startedOn)
            implements SencoCommand {}

    /** A further setting the person oversees by themselves, as a school's SENCO often does for its nursery class. */
    record AppointFurther(String sencoId, String settingId, LocalDate startedOn) implements SencoCommand {}

    /** A childminder of the same agency or network shares the person with those who have them already. */
    record ShareSenco(String sencoId, String settingId, SettingType settingType, String network, LocalDate startedOn)
            implements SencoCommand {}

    record EndAppointment(String sencoId, String settingId, LocalDate endedOn) implements SencoCommand {}

    record RecordQualification(String sencoId, Qualification qualification, LocalDate awardedOn)
            implements SencoCommand {}

    record RenameSenco(String sencoId, String name) implements SencoCommand {}

    /** Make the record say what a row of the authority's file says. */
    record RecordAppointment(
            String sencoId,
            String la,
            String name,
            String settingId,
            SettingType settingType,
            LocalDate startedOn,
            @Nullable LocalDate endedOn,
            boolean shared,
            @Nullable Award award)
            implements SencoCommand {}

    /** A qualification and the day it was awarded. */
    record Award(Qualification qualification, LocalDate awardedOn) {}
}
