package waymark.funding;

import java.time.LocalDate;
import java.util.Map;
import waymark.events.JourneysPublished.ChildPlaced;
import waymark.events.JourneysPublished.ChildRegistered;
import waymark.events.SettingType;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.events.Sex;
import waymark.testkit.RunningService;

/** The funding service; the services of settings and journeys are played by the test. */
final class RunningFunding extends RunningService {

    static final LocalDate OPENED = LocalDate.of(2019, 9, 1);

    RunningFunding(Map<String, Object> more) {
        super(FundingService.class, "funding", more);
    }

    /** As the settings service would tell it. */
    String openSetting(String la, String reference) {
        var id = idOf("setting", la, reference);
        hear(
                "settings",
                new SettingRegistered(
                        id, la, reference, "Setting " + reference, null, SettingType.PRESCHOOL, "Ward", 20, OPENED));
        return id;
    }

    /** As the journeys service would tell it. */
    String placeChild(String la, String reference, String settingId) {
        var id = idOf("child", la, reference);
        hear("journeys", new ChildRegistered(id, la, 2022, Sex.F, "WBRI", OPENED));
        hear("journeys", new ChildPlaced(id, la, settingId, 15, OPENED));
        return id;
    }
}
