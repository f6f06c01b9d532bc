package waymark.settings.register;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Component;
import waymark.events.SettingType;
import waymark.platform.security.TenantScope;

/** The questions asked of the register: which settings there are, and what one of them is like. */
@Component
public class SettingRegister {

    private final MongoTemplate store;

    SettingRegister(MongoTemplate store) {
        this.store = store;
        ensureIndexes(store);
    }

    /**
     * What a search asks for; an absent part asks for all.
     *
     * @param openOn a day on which the setting was open
     * @param name how the name begins
     */
    record Search(
            @Nullable Set<SettingType> type,
            @Nullable String ward,
            @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate openOn,
            @Size(max = 100) @Nullable String name) {}

    public Optional<RegisteredSetting> one(TenantScope scope, String settingId) {
        return Optional.ofNullable(store.findById(settingId, RegisteredSetting.class))
                .filter(line -> scope.allows(line.la(), line.id()));
    }

    /** Those of the given settings that the scope knows, by id. */
    public Map<String, RegisteredSetting> known(TenantScope scope, Collection<String> settingIds) {
        return store.find(Query.query(where("_id").in(settingIds)), RegisteredSetting.class).stream()
                .filter(line -> scope.allows(line.la(), line.id()))
                .collect(Collectors.toMap(RegisteredSetting::id, Function.identity()));
    }

    /** One page, by name. */
    List<RegisteredSetting> find(TenantScope scope, Search search, int skip, int limit) {
        return store.find(
                query(scope, search).with(Sort.by("nameKey", "_id")).skip(skip).limit(limit), RegisteredSetting.class);
    }

    long count(TenantScope scope, Search search) {
        return store.count(query(scope, search), RegisteredSetting.class);
    }

    private static Query query(TenantScope scope, Search search) {
        var query = Query.query(where("la").is(scope.la()));
        scope.settings().ifPresent(own -> query.addCriteria(where("_id").in(own)));
        if (search.type() != null && !search.type().isEmpty()) {
            query.addCriteria(where("type").in(search.type()));
        }
        if (search.ward() != null) {
            query.addCriteria(where("ward").is(search.ward()));
        }
        if (search.openOn() != null) {
            query.addCriteria(where("openedOn").lte(search.openOn()));
            query.addCriteria(where("closedOn").not().lte(search.openOn()));
        }
        if (search.name() != null) {
            var prefix = RegisteredSetting.keyOf(search.name());
            query.addCriteria(where("nameKey").gte(prefix).lt(prefix + Character.MAX_VALUE));
        }
        return query;
    }

    static void ensureIndexes(MongoTemplate store) {
        store.indexOps(RegisteredSetting.class)
                .createIndex(new Index("la", Direction.ASC)
                        .on("nameKey", Direction.ASC)
                        .named("la_name"));
    }
}
