package waymark.journeys.timeline;

import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.platform.security.TenantScope;
import waymark.platform.web.PageRequest;

/** Questions about one child's timeline; whether the child is the caller's to see is asked first. */
@Component
class Timeline {

    private static final Sort.Direction UP = Sort.Direction.ASC;

    private final MongoTemplate mongo;

    Timeline(MongoTemplate mongo) {
        this.mongo = mongo;
        mongo.indexOps(TimelineEntry.class)
                .createIndex(new Index("childId", UP)
                        .on("effective", UP)
                        .on("position", UP)
                        .named("child"));
    }

    /** By the day a thing happened; on one day in the order it became known. */
    List<TimelineEntry> ofChild(TenantScope scope, String childId, PageRequest page) {
        return mongo.find(
                query(scope, childId)
                        .with(Sort.by(UP, "effective", "position"))
                        .skip(page.skip())
                        .limit(page.limit()),
                TimelineEntry.class);
    }

    long count(TenantScope scope, String childId) {
        return mongo.count(query(scope, childId), TimelineEntry.class);
    }

    private static Query query(TenantScope scope, String childId) {
        return Query.query(Criteria.where("childId").is(childId).and("la").is(scope.la()));
    }
}
