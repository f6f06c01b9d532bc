package waymark.training.cluster;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.platform.security.TenantScope;
import waymark.training.cluster.Memberships.Spell;

/** The questions asked about clusters. Setting staff see the clusters they were ever in, and of others only the name. */
@Component
public class Clusters {

    private final MongoTemplate store;

    Clusters(MongoTemplate store) {
        this.store = store;
        ensureIndexes(store);
    }

    public boolean exists(TenantScope scope, String clusterId) {
        var roll = store.findById(clusterId, ClusterRoll.class);
        return roll != null && roll.la().equals(scope.la());
    }

    /** Those of the given clusters that the authority has. */
    public Set<String> known(TenantScope scope, Collection<String> clusterIds) {
        return store.find(Query.query(where("_id").in(clusterIds)), ClusterRoll.class).stream()
                .filter(roll -> roll.la().equals(scope.la()))
                .map(ClusterRoll::id)
                .collect(Collectors.toSet());
    }

    /** Settings in the cluster on the day. */
    public List<String> membersOn(TenantScope scope, String clusterId, LocalDate day) {
        return one(scope, clusterId).stream()
                .flatMap(roll -> roll.members().stream())
                .filter(member -> member.holdsOn(day))
                .map(Spell::settingId)
                .distinct()
                .toList();
    }

    Optional<ClusterRoll> one(TenantScope scope, String clusterId) {
        return Optional.ofNullable(store.findById(clusterId, ClusterRoll.class))
                .filter(roll -> roll.la().equals(scope.la()))
                .filter(roll -> scope.settings()
                        .map(own -> roll.settingIds().stream().anyMatch(own::contains))
                        .orElse(true))
                .map(roll -> within(scope, roll));
    }

    /** One page, by name. */
    List<ClusterRoll> find(TenantScope scope, int skip, int limit) {
        var query = query(scope).with(Sort.by("name", "_id")).skip(skip).limit(limit);
        return store.find(query, ClusterRoll.class).stream()
                .map(roll -> within(scope, roll))
                .toList();
    }

    long count(TenantScope scope) {
        return store.count(query(scope), ClusterRoll.class);
    }

    private static Query query(TenantScope scope) {
        var query = Query.query(where("la").is(scope.la()));
        scope.settings().ifPresent(own -> query.addCriteria(where("settingIds").in(own)));
        return query;
    }

    private static ClusterRoll within(TenantScope scope, ClusterRoll roll) {
        return scope.settings()
                .map(own -> new ClusterRoll(
                        roll.id(),
                        roll.la(),
                        roll.name(),
                        roll.formedOn(),
                        roll.members().stream()
                                .filter(member -> own.contains(member.settingId()))
                                .toList(),
                        roll.settingIds().stream().filter(own::contains).toList(),
                        roll.version()))
                .orElse(roll);
    }

    static void ensureIndexes(MongoTemplate store) {
        store.indexOps(ClusterRoll.class)
                .createIndex(
                        new Index("la", Direction.ASC).on("name", Direction.ASC).named("la_name"));
    }
}
