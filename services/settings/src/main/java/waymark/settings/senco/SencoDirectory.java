package waymark.settings.senco;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.platform.security.TenantScope;

/** The questions asked about SENCOs: who is it in this setting, and what has this one done. */
@Component
class SencoDirectory {

    private final MongoTemplate store;

    SencoDirectory(MongoTemplate store) {
        this.store = store;
        ensureIndexes(store);
    }

    /** Setting staff see a SENCO of theirs, and of their appointments only those at their own settings. */
    Optional<SencoRecord> one(TenantScope scope, String sencoId) {
        return Optional.ofNullable(store.findById(sencoId, SencoRecord.class))
                .filter(senco -> senco.la().equals(scope.la()))
                .map(senco -> within(scope, senco))
                .filter(senco -> scope.settings().isEmpty() || !senco.posts().isEmpty());
    }

    /** Everybody who is SENCO of the setting on the day, in the order they began. */
    List<SencoRecord> of(TenantScope scope, String settingId, LocalDate day) {
        if (!scope.allows(scope.la(), settingId)) {
            return List.of();
        }
        var query = Query.query(where("la").is(scope.la()).and("settingIds").is(settingId));
        return store.find(query, SencoRecord.class).stream()
                .filter(senco -> senco.posts().stream()
                        .anyMatch(post -> post.settingId().equals(settingId) && post.holdsOn(day)))
                .map(senco -> within(scope, senco))
                .toList();
    }

    private static SencoRecord within(TenantScope scope, SencoRecord senco) {
        return scope.settings()
                .map(own -> new SencoRecord(
                        senco.id(),
                        senco.la(),
                        senco.sealedName(),
                        senco.posts().stream()
                                .filter(post -> own.contains(post.settingId()))
                                .toList(),
                        senco.settingIds().stream().filter(own::contains).toList(),
                        senco.qualifications(),
                        senco.version()))
                .orElse(senco);
    }

    static void ensureIndexes(MongoTemplate store) {
        store.indexOps(SencoRecord.class)
                .createIndex(new Index("la", Direction.ASC)
                        .on("settingIds", Direction.ASC)
                        .named("la_setting"));
    }
}
