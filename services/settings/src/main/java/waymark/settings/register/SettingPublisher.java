package waymark.settings.register;

import java.util.Optional;
import org.springframework.stereotype.Component;
import waymark.events.PublishedEvent;
import waymark.events.SettingsPublished;
import waymark.platform.publish.Origin;
import waymark.platform.publish.Translator;
import waymark.settings.register.SettingEvent.SettingChanged;
import waymark.settings.register.SettingEvent.SettingClosed;
import waymark.settings.register.SettingEvent.SettingRegistered;

/** Everything about a setting is for others to know: none of it is about a person. */
@Component
class SettingPublisher implements Translator<SettingEvent> {

    @Override
    public Class<SettingEvent> privateEvents() {
        return SettingEvent.class;
    }

    @Override
    public Optional<PublishedEvent> publish(SettingEvent event, Origin origin) {
        return Optional.of(
                switch (event) {
                    case SettingRegistered it ->
                        new SettingsPublished.SettingRegistered(
                                it.settingId(),
                                it.la(),
                                it.reference(),
                                it.name(),
                                it.urn(),
                                it.type(),
                                it.ward(),
                                it.places(),
                                it.openedOn());
                    case SettingChanged it ->
                        new SettingsPublished.SettingChanged(
                                it.settingId(),
                                origin.la(),
                                it.name(),
                                it.urn(),
                                it.type(),
                                it.ward(),
                                it.places(),
                                it.from());
                    case SettingClosed it ->
                        new SettingsPublished.SettingClosed(it.settingId(), origin.la(), it.closedOn());
                });
    }
}
