package waymark.settings;

import waymark.platform.service.ServiceRunner;
import waymark.platform.service.WaymarkService;

/** Keeps the register of settings and knows who leads on inclusion in each. */
@WaymarkService
public class SettingsService {

    public static final String NAME = "settings";

    public static void main(String[] args) {
        ServiceRunner.run(SettingsService.class, NAME, args);
    }
}
