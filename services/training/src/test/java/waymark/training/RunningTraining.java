package waymark.training;

import java.time.LocalDate;
import java.util.Map;
import waymark.events.SettingType;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.testkit.RunningService;

/** The training service; the settings service is played by the test. */
final class RunningTraining extends RunningService {

    RunningTraining() {
        super(TrainingService.class, TrainingService.NAME, Map.of());
    }

    /** As the settings service would tell it. */
    void openSetting(String reference) {
        hear(
                "settings",
                new SettingRegistered(
                        idOf("setting", reference),
                        "874",
                        reference,
                        "Setting " + reference,
                        null,
                        SettingType.PRESCHOOL,
                        "Ward",
                        20,
                        LocalDate.of(2019, 9, 1)));
    }

    String idOf(String kind, String reference) {
        return idOf(kind, "874", reference);
    }
}
