package waymark.funding.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Reads and writes a batch of documents in one round trip each. */
final class Upserts {

    private Upserts() {}

    static <T> List<T> existing(MongoTemplate store, Class<T> type, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : store.find(Query.query(Criteria.where("_id").in(ids)), type);
    }

    static <T> void replace(MongoTemplate store, Class<T> type, Map<String, T> byId) {
        if (byId.isEmpty()) {
            return;
        }
        var bulk = store.bulkOps(BulkMode.UNORDERED, type);
        byId.forEach((id, document) -> bulk.replaceOne(
                Query.query(Criteria.where("_id").is(id)),
                document,
                FindAndReplaceOptions.options().upsert()));
        bulk.execute();
    }
}
