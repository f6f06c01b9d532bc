package waymark.funding.directory;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import waymark.platform.security.TenantScope;

/** The questions asked about settings and children of other services. */
@Component
public class Directory {

    private final MongoTemplate store;

    Directory(MongoTemplate store) {
        this.store = store;
    }

    /** Setting staff know their own settings only. */
    public Optional<KnownSetting> setting(TenantScope scope, String settingId) {
        return Optional.ofNullable(store.findById(settingId, KnownSetting.class))
                .filter(setting -> scope.allows(setting.la(), setting.id()));
    }

    public Optional<KnownChild> child(TenantScope scope, String childId) {
        return Optional.ofNullable(store.findById(childId, KnownChild.class))
                .filter(child -> child.la().equals(scope.la()));
    }

    /** Those of the settings that the authority has, by id. */
    public Map<String, KnownSetting> settings(TenantScope scope, Collection<String> settingIds) {
        return Upserts.existing(store, KnownSetting.class, settingIds).stream()
                .filter(setting -> scope.allows(setting.la(), setting.id()))
                .collect(Collectors.toMap(KnownSetting::id, Function.identity()));
    }

    /** Those of the children that the authority knows, by id. */
    public Map<String, KnownChild> children(TenantScope scope, Collection<String> childIds) {
        return Upserts.existing(store, KnownChild.class, childIds).stream()
                .filter(child -> child.la().equals(scope.la()))
                .collect(Collectors.toMap(KnownChild::id, Function.identity()));
    }
}
