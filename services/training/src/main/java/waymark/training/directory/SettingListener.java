package waymark.training.directory;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.events.SettingsPublished.SettingClosed;
import waymark.events.SettingsPublished.SettingRegistered;
import waymark.platform.consume.Copies;
import waymark.platform.consume.Listener;
import waymark.platform.consume.PoisonException;
import waymark.platform.consume.Received;

/** Hears from the settings service which settings open and close; everything else about them is not needed here. */
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
        var about = batch.stream()
                .filter(received ->
                        received.event() instanceof SettingRegistered || received.event() instanceof SettingClosed)
                .toList();
        if (about.isEmpty()) {
            return;
        }
        var before = known(about);
        var after = new HashMap<>(before);
        for (var received : about) {
            after.compute(received.event().subject(), (id, setting) -> apply(setting, received));
        }
        Copies.replaceOlder(store, KnownSetting.class, "at", after, KnownSetting::at);
    }

    private Map<String, KnownSetting> known(List<Received> about) {
        var ids = about.stream().map(received -> received.event().subject()).collect(Collectors.toSet());
        return store.find(Query.query(where("_id").in(ids)), KnownSetting.class).stream()
                .collect(Collectors.toMap(KnownSetting::id, setting -> setting));
    }

    private static KnownSetting apply(@Nullable KnownSetting setting, Received received) {
        if (setting != null && setting.at() >= received.position()) {
            return setting;
        }
        if (received.event() instanceof SettingRegistered it) {
            return new KnownSetting(it.settingId(), it.la(), it.effective(), null, received.position());
        }
        if (setting == null) {
            throw new PoisonException(received.event().subject(), "A setting closed that was never registered.");
        }
        return new KnownSetting(
                setting.id(), setting.la(), setting.openedOn(), received.event().effective(), received.position());
    }
}
