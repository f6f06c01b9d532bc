package waymark.settings.register;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import waymark.platform.names.StoredTypes;

/** The names under which a setting and its events are stored. */
@Configuration(proxyBeanMethods = false)
class SettingTypes {

    @Bean
    StoredTypes settingStoredTypes() {
        return StoredTypes.named("settings.setting", Setting.class)
                .and("settings.setting-registered", SettingEvent.SettingRegistered.class)
                .and("settings.setting-changed", SettingEvent.SettingChanged.class)
                .and("settings.setting-closed", SettingEvent.SettingClosed.class);
    }
}
