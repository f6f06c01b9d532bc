package waymark.funding.application;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.platform.security.TenantScope;

/** The questions asked of the queue: what waits, for how long, and how does one application stand. */
@Component
public class FundingQueries {

    private final MongoTemplate store;

    FundingQueries(MongoTemplate store) {
        this.store = store;
        ensureIndexes(store);
    }

    /** What a search asks for; an absent part asks for all. */
    record Search(
            Set<FundingStatus> statuses,
            @Nullable String settingId,
            @Nullable String childId,
            @Nullable LocalDate appliedFrom,
            @Nullable LocalDate appliedTo) {
        static final Search ALL = new Search(Set.of(), null, null, null, null);
    }

    Optional<FundingQueue> one(TenantScope scope, String applicationId) {
        return Optional.ofNullable(store.findById(applicationId, FundingQueue.class))
                .filter(place -> scope.allows(place.la(), place.settingId()));
    }

    /** One page, who has waited longest first. */
    List<FundingQueue> find(TenantScope scope, Search search, int skip, int limit) {
        return store.find(
                query(scope, search)
                        .with(Sort.by("appliedOn", "_id"))
                        .skip(skip)
                        .limit(limit),
                FundingQueue.class);
    }

    long count(TenantScope scope, Search search) {
        return store.count(query(scope, search), FundingQueue.class);
    }

    /** Those of the applications that have been awarded: the budget bears them already. */
    public Set<String> awarded(TenantScope scope, Collection<String> applicationIds) {
        return store.find(Query.query(where("_id").in(applicationIds)), FundingQueue.class).stream()
                .filter(place -> scope.allows(place.la(), place.settingId()))
                .filter(place -> place.status() == FundingStatus.AWARDED || place.status() == FundingStatus.PAID)
                .map(FundingQueue::id)
                .collect(Collectors.toSet());
    }

    private static Query query(TenantScope scope, Search search) {
        var query = Query.query(where("la").is(scope.la()));
        settings(scope, search)
                .ifPresent(settings -> query.addCriteria(where("settingId").in(settings)));
        if (search.childId() != null) {
            query.addCriteria(where("childId").is(search.childId()));
        }
        if (!search.statuses().isEmpty()) {
            query.addCriteria(where("status").in(search.statuses()));
        }
        if (search.appliedFrom() != null && search.appliedTo() != null) {
            query.addCriteria(where("appliedOn").gte(search.appliedFrom()).lte(search.appliedTo()));
        } else if (search.appliedFrom() != null) {
            query.addCriteria(where("appliedOn").gte(search.appliedFrom()));
        } else if (search.appliedTo() != null) {
            query.addCriteria(where("appliedOn").lte(search.appliedTo()));
        }
        return query;
    }

    /** The setting asked for, within those the scope allows: never in their place. */
    private static Optional<Set<String>> settings(TenantScope scope, Search search) {
        var asked = search.settingId();
        if (asked == null) {
            return scope.settings();
        }
        return Optional.of(scope.allows(scope.la(), asked) ? Set.of(asked) : Set.of());
    }

    static void ensureIndexes(MongoTemplate store) {
        var queue = store.indexOps(FundingQueue.class);
        queue.createIndex(
                new Index("la", Direction.ASC).on("appliedOn", Direction.ASC).named("la_applied"));
        queue.createIndex(new Index("la", Direction.ASC)
                .on("status", Direction.ASC)
                .on("appliedOn", Direction.ASC)
                .named("la_status_applied"));
        queue.createIndex(new Index("la", Direction.ASC)
                .on("settingId", Direction.ASC)
                .on("appliedOn", Direction.ASC)
                .named("la_setting_applied"));
        queue.createIndex(
                new Index("la", Direction.ASC).on("childId", Direction.ASC).named("la_child"));
    }
}
