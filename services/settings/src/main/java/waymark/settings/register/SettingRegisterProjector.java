package waymark.settings.register;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import waymark.platform.log.Drafts;
import waymark.platform.log.Keeps;
import waymark.settings.register.SettingEvent.SettingChanged;
import waymark.settings.register.SettingEvent.SettingClosed;
import waymark.settings.register.SettingEvent.SettingRegistered;

/** Keeps the register's lines as the last event of each setting left them. */
@Component
@ProcessingGroup("projection.setting-register")
@Keeps(RegisteredSetting.class)
class SettingRegisterProjector {

    private final MongoTemplate store;
    private final Drafts<RegisteredSetting> drafts;

    SettingRegisterProjector(MongoTemplate store) {
        this.store = store;
        this.drafts = new Drafts<>(store, RegisteredSetting.class, RegisteredSetting::version);
    }

    @EventHandler
    void on(SettingEvent event, @SequenceNumber long sequence) {
        switch (event) {
            case SettingRegistered it -> {
                if (find(it.settingId()) == null) {
                    drafts.save(it.settingId(), line(it, sequence));
                }
            }
            case SettingChanged it -> {
                var line = known(it.settingId());
                if (line.version() < sequence) {
                    drafts.save(
                            it.settingId(),
                            line.with(
                                    new SettingDetails(it.name(), it.urn(), it.type(), it.ward(), it.places()),
                                    sequence));
                }
            }
            case SettingClosed it -> {
                var line = known(it.settingId());
                if (line.version() < sequence) {
                    drafts.save(it.settingId(), line.closed(it.closedOn(), sequence));
                }
            }
        }
    }

    @ResetHandler
    void reset() {
        store.dropCollection(RegisteredSetting.class);
        SettingRegister.ensureIndexes(store);
    }

    private @Nullable RegisteredSetting find(String settingId) {
        return drafts.find(settingId);
    }

    private RegisteredSetting known(String settingId) {
        var line = find(settingId);
        if (line == null) {
            throw new IllegalStateException("Something happened to a setting before it was registered: " + settingId);
        }
        return line;
    }

    private static RegisteredSetting line(SettingRegistered it, long sequence) {
        return new RegisteredSetting(
                it.settingId(),
                it.la(),
                it.reference(),
                it.name(),
                RegisteredSetting.keyOf(it.name()),
                it.urn(),
                it.type(),
                it.ward(),
                it.places(),
                it.openedOn(),
                null,
                sequence);
    }
}
