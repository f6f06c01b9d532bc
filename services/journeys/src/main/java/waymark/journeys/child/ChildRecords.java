package waymark.journeys.child;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.TenantScope;
import waymark.platform.web.PageRequest;

/** Questions about children; setting staff find the children placed with them now. */
@Component
public class ChildRecords {

    private static final Sort.Direction UP = Sort.Direction.ASC;

    private final MongoTemplate mongo;

    ChildRecords(MongoTemplate mongo) {
        this.mongo = mongo;
        var indexes = mongo.indexOps(ChildRecord.class);
        indexes.createIndex(new Index("la", UP).on("_id", UP).named("la"));
        indexes.createIndex(
                new Index("la", UP).on("settingId", UP).on("_id", UP).named("la-setting"));
        indexes.createIndex(
                new Index("la", UP).on("provision", UP).on("_id", UP).named("la-provision"));
    }

    public Optional<ChildRecord> find(TenantScope scope, String childId) {
        return Optional.ofNullable(mongo.findById(childId, ChildRecord.class)).filter(child -> isVisible(scope, child));
    }

    /** @throws NotFoundException where there is no such child, or it is not the caller's to see */
    public ChildRecord require(TenantScope scope, String childId) {
        return find(scope, childId).orElseThrow(() -> new NotFoundException("child"));
    }

    List<ChildRecord> list(TenantScope scope, Filter filter, PageRequest page) {
        var query = matching(scope, filter)
                .with(Sort.by(UP, "_id"))
                .skip(page.skip())
                .limit(page.limit());
        return mongo.find(query, ChildRecord.class);
    }

    long count(TenantScope scope, Filter filter) {
        return mongo.count(matching(scope, filter), ChildRecord.class);
    }

    private static boolean isVisible(TenantScope scope, ChildRecord child) {
        if (scope.settings().isEmpty()) {
            return scope.la().equals(child.la());
        }
        var setting = child.settingId();
        return setting != null && scope.allows(child.la(), setting);
    }

    private static Query matching(TenantScope scope, Filter filter) {
        var criteria = Criteria.where("la").is(scope.la());
        var own = scope.settings();
        var asked = filter.settingId();
        if (own.isPresent()) {
            criteria.and("settingId")
                    .in(own.get().stream()
                            .filter(id -> asked == null || asked.equals(id))
                            .toList());
        } else if (asked != null) {
            criteria.and("settingId").is(asked);
        }
        if (filter.provision() != null) {
            criteria.and("provision").is(filter.provision().name());
        }
        if (filter.primaryNeed() != null) {
            criteria.and("primaryNeed").is(filter.primaryNeed().name());
        }
        return Query.query(criteria);
    }

    record Filter(
            @Nullable String settingId,
            @Nullable SenProvision provision,
            @Nullable SenType primaryNeed) {}
}
