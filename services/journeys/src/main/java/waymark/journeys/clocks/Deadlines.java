package waymark.journeys.clocks;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.events.StatutoryClock;
import waymark.platform.security.TenantScope;
import waymark.platform.web.PageRequest;

/** Questions about running clocks. */
@Component
class Deadlines {

    private static final Sort.Direction UP = Sort.Direction.ASC;

    private final MongoTemplate mongo;

    Deadlines(MongoTemplate mongo) {
        this.mongo = mongo;
        mongo.indexOps(Deadline.class)
                .createIndex(new Index("la", UP).on("state", UP).on("due", UP).named("due"));
    }

    List<Deadline> running(TenantScope scope, Window window, @Nullable StatutoryClock clock, PageRequest page) {
        var query = query(scope, window, clock)
                .with(Sort.by(UP, "due"))
                .skip(page.skip())
                .limit(page.limit());
        return mongo.find(query, Deadline.class);
    }

    long count(TenantScope scope, Window window, @Nullable StatutoryClock clock) {
        return mongo.count(query(scope, window, clock), Deadline.class);
    }

    private static Query query(TenantScope scope, Window window, @Nullable StatutoryClock clock) {
        var criteria = Criteria.where("la")
                .is(scope.la())
                .and("state")
                .is(Clocks.State.RUNNING.name())
                .and("due")
                .gte(window.from().toString())
                .lt(window.until().toString());
        if (clock != null) {
            criteria.and("clock").is(clock.name());
        }
        return Query.query(criteria);
    }

    /** {@code until} is the first day outside. */
    record Window(LocalDate from, LocalDate until) {}
}
