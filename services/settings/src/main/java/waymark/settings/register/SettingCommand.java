package waymark.settings.register;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of the register. */
sealed interface SettingCommand {

    @TargetAggregateIdentifier
    String settingId();

    record RegisterSetting(String settingId, String la, String reference, SettingDetails details, LocalDate openedOn)
            implements SettingCommand {}

    record ChangeSetting(String settingId, SettingDetails details, LocalDate from) implements SettingCommand {}

    record CloseSetting(String settingId, LocalDate closedOn) implements SettingCommand {}

    /** Make the register say what a row of the authority's file says. */
    record RecordSetting(
            String settingId,
            String la,
            String reference,
            SettingDetails details,
            LocalDate openedOn,
            @Nullable LocalDate closedOn)
            implements SettingCommand {}
}
