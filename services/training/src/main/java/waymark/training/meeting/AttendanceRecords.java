package waymark.training.meeting;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import waymark.platform.security.TenantScope;

/** The question asked about a setting's attendance: to which meetings was it invited, and to which did it come? */
@Component
class AttendanceRecords {

    private final MongoTemplate store;

    AttendanceRecords(MongoTemplate store) {
        this.store = store;
        ensureIndexes(store);
    }

    /** One page, the last meeting first. */
    List<Attendance> of(TenantScope scope, String settingId, int skip, int limit) {
        if (!scope.allows(scope.la(), settingId)) {
            return List.of();
        }
        return store.find(
                query(scope, settingId)
                        .with(Sort.by(Direction.DESC, "heldOn", "_id"))
                        .skip(skip)
                        .limit(limit),
                Attendance.class);
    }

    long invited(TenantScope scope, String settingId) {
        return scope.allows(scope.la(), settingId) ? store.count(query(scope, settingId), Attendance.class) : 0;
    }

    long attended(TenantScope scope, String settingId) {
        return scope.allows(scope.la(), settingId)
                ? store.count(
                        query(scope, settingId).addCriteria(where("attended").is(true)), Attendance.class)
                : 0;
    }

    private static Query query(TenantScope scope, String settingId) {
        return Query.query(where("la").is(scope.la()).and("settingId").is(settingId));
    }

    static void ensureIndexes(MongoTemplate store) {
        var indexes = store.indexOps(Attendance.class);
        indexes.createIndex(new Index("la", Direction.ASC)
                .on("settingId", Direction.ASC)
                .on("heldOn", Direction.ASC)
                .named("la_setting_day"));
        indexes.createIndex(new Index("meetingId", Direction.ASC).named("meeting"));
    }
}
