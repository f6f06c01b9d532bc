package waymark.training.meeting;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Component;
import waymark.platform.security.TenantScope;

/**
 * The questions asked of the calendar. Everybody in the authority sees its meetings and whether there are places;
 * setting staff see of the bookings only their own.
 */
@Component
class MeetingCalendar {

    private final MongoTemplate store;

    MeetingCalendar(MongoTemplate store) {
        this.store = store;
        ensureIndexes(store);
    }

    /** What a search asks for; both days are included, an absent part asks for all. */
    record Search(
            @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @Nullable String cluster) {}

    Optional<CalendarMeeting> one(TenantScope scope, String meetingId) {
        return Optional.ofNullable(store.findById(meetingId, CalendarMeeting.class))
                .filter(meeting -> meeting.la().equals(scope.la()));
    }

    /** One page, in the order of days. */
    List<CalendarMeeting> find(TenantScope scope, Search search, int skip, int limit) {
        return store.find(
                query(scope, search).with(Sort.by("heldOn", "_id")).skip(skip).limit(limit), CalendarMeeting.class);
    }

    long count(TenantScope scope, Search search) {
        return store.count(query(scope, search), CalendarMeeting.class);
    }

    private static Query query(TenantScope scope, Search search) {
        var query = Query.query(where("la").is(scope.la()));
        if (search.from() != null && search.to() != null) {
            query.addCriteria(where("heldOn").gte(search.from()).lte(search.to()));
        } else if (search.from() != null) {
            query.addCriteria(where("heldOn").gte(search.from()));
        } else if (search.to() != null) {
            query.addCriteria(where("heldOn").lte(search.to()));
        }
        if (search.cluster() != null) {
            query.addCriteria(where("clusterId").is(search.cluster()));
        }
        return query;
    }

    static void ensureIndexes(MongoTemplate store) {
        store.indexOps(CalendarMeeting.class)
                .createIndex(new Index("la", Direction.ASC)
                        .on("heldOn", Direction.ASC)
                        .named("la_day"));
    }
}
