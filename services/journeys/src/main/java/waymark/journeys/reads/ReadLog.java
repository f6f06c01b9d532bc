package waymark.journeys.reads;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import waymark.platform.security.Caller;
import waymark.platform.security.TenantScope;
import waymark.platform.web.InvalidRequestException;
import waymark.platform.web.PageRequest;

/**
 * Who read what of whom. An entry is written before the answer leaves; where it can't be written the exception goes up
 * and there is no answer. Entries are only ever added.
 */
@Component
public class ReadLog {

    /** Header in which the authority's own people say why they look. */
    public static final String PURPOSE = "Purpose";

    private static final int LONGEST = 200;

    private final MongoCollection<Document> reads;
    private final Clock clock;

    ReadLog(MongoDatabase database, Clock clock) {
        this.reads = database.getCollection("reads");
        this.clock = clock;
        reads.createIndex(Indexes.ascending("la", "at"));
    }

    /** Setting staff look at their own children; everybody else says why. */
    public void requirePurpose(Caller caller, @Nullable String purpose) {
        if (!caller.isSettingStaff() && (purpose == null || purpose.isBlank())) {
            throw new InvalidRequestException(
                    "journeys/purpose-missing",
                    PURPOSE,
                    "A Purpose header that says why these children are looked at.");
        }
        if (purpose != null && purpose.length() > LONGEST) {
            throw new InvalidRequestException(
                    "journeys/purpose-too-long", PURPOSE, "A Purpose header of at most " + LONGEST + " characters.");
        }
    }

    public void record(Caller caller, @Nullable String purpose, Collection<String> childIds, String fields) {
        reads.insertOne(new Document("_id", UUID.randomUUID().toString())
                .append("la", caller.la())
                .append("who", caller.subject())
                .append("roles", caller.roles().stream().sorted().toList())
                .append("children", List.copyOf(childIds))
                .append("fields", fields)
                .append("purpose", purpose)
                .append("at", Date.from(clock.instant())));
    }

    List<Read> list(TenantScope scope, PageRequest page) {
        return reads.find(Filters.eq("la", scope.la()))
                .sort(Sorts.descending("la", "at"))
                .skip(page.skip())
                .limit(page.limit())
                .map(Read::of)
                .into(new ArrayList<>());
    }

    long count(TenantScope scope) {
        return reads.countDocuments(Filters.eq("la", scope.la()));
    }

    record Read(
            String who,
            List<String> roles,
            List<String> children,
            String fields,
            @Nullable String purpose,
            Instant at) {

        static Read of(Document read) {
            return new Read(
                    read.getString("who"),
                    read.getList("roles", String.class),
                    read.getList("children", String.class),
                    read.getString("fields"),
                    read.getString("purpose"),
                    read.getDate("at").toInstant());
        }
    }
}
