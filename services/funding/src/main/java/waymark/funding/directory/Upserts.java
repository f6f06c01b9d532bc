package waymark.funding.directory;

import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Reads a batch of documents in one round trip. */
final class Upserts {

    private Upserts() {}

    static <T> List<T> existing(MongoTemplate store, Class<T> type, Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : store.find(Query.query(Criteria.where("_id").in(ids)), type);
    }
}
