package waymark.funding.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import waymark.events.SettingsPublished;
import waymark.events.SettingsPublished.SencoAppointed;
import waymark.events.SettingsPublished.SencoAppointmentEnded;
import waymark.events.SettingsPublished.SencoQualified;
import waymark.events.SettingsPublished.SettingChanged;
import waymark.events.SettingsPublished.SettingClosed;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.platform.consume.Copies;
import waymark.platform.consume.Listener;
import waymark.platform.consume.PoisonException;
import waymark.platform.consume.Received;

/** Hears which settings open and close. */
@Component
class SettingListener implements Listener {

    private final MongoTemplate store;

    SettingListener(MongoTemplate store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "setting-directory";
    }

    @Override
    public Set<String> sources() {
        return Set.of("settings");
    }

    @Override
    public void on(String source, List<Received> batch) {
        var subjects =
                batch.stream().map(heard -> heard.event().subject()).distinct().toList();
        var known = new HashMap<String, KnownSetting>();
        Upserts.existing(store, KnownSetting.class, subjects).forEach(it -> known.put(it.id(), it));
        var changed = new HashMap<String, KnownSetting>();
        for (var heard : batch) {
            if (heard.event() instanceof SettingsPublished event) {
                var before = known.get(event.subject());
                if (before == null || before.position() < heard.position()) {
                    note(known, changed, after(before, event, heard.position()));
                }
            }
        }
        Copies.replaceOlder(store, KnownSetting.class, "position", changed, KnownSetting::position);
    }

    private static void note(
            Map<String, KnownSetting> known, Map<String, KnownSetting> changed, @Nullable KnownSetting after) {
        if (after != null) {
            known.put(after.id(), after);
            changed.put(after.id(), after);
        }
    }

    private static @Nullable KnownSetting after(@Nullable KnownSetting before, SettingsPublished event, long position) {
        return switch (event) {
            case SettingRegistered it -> new KnownSetting(it.settingId(), it.la(), it.effective(), null, position);
            case SettingClosed it -> {
                if (before == null) {
                    throw new PoisonException(it.subject(), "A setting closed that never opened.");
                }
                yield new KnownSetting(before.id(), before.la(), before.openedOn(), it.effective(), position);
            }
            case SettingChanged ignored -> null;
            case SencoAppointed ignored -> null;
            case SencoAppointmentEnded ignored -> null;
            case SencoQualified ignored -> null;
        };
    }
}
