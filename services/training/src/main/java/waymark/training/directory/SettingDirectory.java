package waymark.training.directory;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.TenantScope;

/** The questions asked about settings: does this one exist, and was it open on that day? */
@Component
public class SettingDirectory {

    private final MongoTemplate store;

    SettingDirectory(MongoTemplate store) {
        this.store = store;
    }

    /** Those of the given settings that the scope knows, by id. */
    public Map<String, KnownSetting> known(TenantScope scope, Collection<String> settingIds) {
        return store.find(Query.query(where("_id").in(settingIds)), KnownSetting.class).stream()
                .filter(setting -> scope.allows(setting.la(), setting.id()))
                .collect(Collectors.toMap(KnownSetting::id, Function.identity()));
    }

    /** @throws NotFoundException where there is no such setting, or it is not the caller's to see */
    public KnownSetting require(TenantScope scope, String settingId) {
        return Optional.ofNullable(store.findById(settingId, KnownSetting.class))
                .filter(setting -> scope.allows(setting.la(), setting.id()))
                .orElseThrow(() -> new NotFoundException("setting"));
    }

    public boolean isOpen(TenantScope scope, String settingId, LocalDate day) {
        var setting = store.findById(settingId, KnownSetting.class);
        return setting != null && scope.allows(setting.la(), settingId) && setting.isOpenOn(day);
    }
}
