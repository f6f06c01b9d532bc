package waymark.journeys.support;

import java.util.List;
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
class Cycles {

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

    /** The number of the child's next cycle. */
    int nextNumber(TenantScope scope, String childId) {
        return 1
                + ofChild(scope, childId).stream()
                        .mapToInt(CycleRecord::number)
                        .max()
                        .orElse(0);
    }

    /** All of one child's, in order; there are a handful. */
    List<CycleRecord> ofChild(TenantScope scope, String childId) {
        var query = Query.query(Criteria.where("childId").is(childId)).with(Sort.by("number"));
        return mongo.find(query, CycleRecord.class).stream()
                .filter(cycle -> cycle.la().equals(scope.la()))
                .toList();
    }
}
