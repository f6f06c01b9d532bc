package waymark.platform.consume;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** How a listener writes its copies of what it heard. */
public final class Copies {

    private static final int DUPLICATE_KEY = 11_000;

    private Copies() {}

    /**
     * Writes each document unless the one that is there was heard from the same or a later position. A consumer that was
     * thought dead may come back in the middle of a batch: it must not write over what another has heard since.
     *
     * @param field holds the position
     * @param byId each document by its id
     */
    public static <T> void replaceOlder(
            MongoTemplate store, Class<T> type, String field, Map<String, T> byId, ToLongFunction<T> position) {
        if (byId.isEmpty()) {
            return;
        }
        var writes = new ArrayList<ReplaceOneModel<Document>>(byId.size());
        byId.forEach((id, copy) -> {
            var document = new Document();
            store.getConverter().write(copy, document);
            writes.add(new ReplaceOneModel<>(
                    Filters.and(Filters.eq("_id", id), Filters.lt(field, position.applyAsLong(copy))),
                    document,
                    new ReplaceOptions().upsert(true)));
        });
        try {
            store.getCollection(store.getCollectionName(type)).bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            // Where the one that is there is not older, the upsert trips over its id.
            if (!e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                throw e;
            }
        }
    }
}
