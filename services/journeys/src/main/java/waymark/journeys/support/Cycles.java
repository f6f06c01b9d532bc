package waymark.journeys.support;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.platform.security.TenantScope;

/** Questions about support cycles; whether the child is the caller's to see is asked first. */
@Component
public class Cycles {

    private final MongoTemplate mongo;

    Cycles(MongoTemplate mongo) {
        this.mongo = mongo;
        mongo.indexOps(CycleRecord.class)
                .createIndex(new Index("childId", Sort.Direction.ASC)
                        .on("number", Sort.Direction.ASC)
                        .named("child"));
    }

    Optional<CycleRecord> find(TenantScope scope, String cycleId) {
        return Optional.ofNullable(mongo.findById(cycleId, CycleRecord.class))
                .filter(cycle -> cycle.la().equals(scope.la()));
    }

    /**
     * The number of the child's cycle that begins there on that day: the one it has if it is known, so that telling of it
     * again changes nothing, else the next.
     */
    int numberOf(TenantScope scope, String childId, String settingId, LocalDate openedOn) {
        var known = ofChild(scope, childId);
        return known.stream()
                .filter(cycle ->
                        cycle.settingId().equals(settingId) && cycle.openedOn().equals(openedOn))
                .findFirst()
                .map(CycleRecord::number)
                .orElseGet(() ->
                        1 + known.stream().mapToInt(CycleRecord::number).max().orElse(0));
    }

    /** Cycles of these children by child, setting and first day, with the number each has. */
    public Map<Begun, Integer> begun(String la, Collection<String> childIds) {
        var numbers = new HashMap<Begun, Integer>();
        for (var cycle : mongo.find(Query.query(Criteria.where("childId").in(childIds)), CycleRecord.class)) {
            if (cycle.la().equals(la)) {
                numbers.put(new Begun(cycle.childId(), cycle.settingId(), cycle.openedOn()), cycle.number());
            }
        }
        return numbers;
    }

    /** How people tell one cycle from another. */
    public record Begun(String childId, String settingId, LocalDate openedOn) {}

    /** All of one child's, in order; there are a handful. */
    List<CycleRecord> ofChild(TenantScope scope, String childId) {
        var query = Query.query(Criteria.where("childId").is(childId)).with(Sort.by("number"));
        return mongo.find(query, CycleRecord.class).stream()
                .filter(cycle -> cycle.la().equals(scope.la()))
                .toList();
    }
}
