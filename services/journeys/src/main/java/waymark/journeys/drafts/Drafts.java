package waymark.journeys.drafts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * The documents one projector changes. Within a batch a document is read once, however many of the batch's events
 * change it, and {@link WriteDrafts} writes all of them in one go; outside of one every change is written at once.
 */
public final class Drafts<T> {

    private static final String RESOURCE = "waymark.drafts";

    private final MongoTemplate mongo;
    private final Class<T> type;

    public Drafts(MongoTemplate mongo, Class<T> type) {
        this.mongo = mongo;
        this.type = type;
    }

    public @Nullable T find(String id) {
        var draft = CurrentUnitOfWork.isStarted() ? ofBatch().get(id) : null;
        return draft == null ? mongo.findById(id, type) : draft;
    }

    public void save(String id, T document) {
        if (CurrentUnitOfWork.isStarted()) {
            ofBatch().put(id, document);
        } else {
            mongo.save(document);
        }
    }

    /** Writes what this batch has changed so far; whoever reads by query has to write first. */
    static void write(UnitOfWork<?> batch) {
        Map<Drafts<?>, Map<String, Object>> all = batch.getResource(RESOURCE);
        if (all != null) {
            all.forEach(Drafts::write);
            all.clear();
        }
    }

    private void write(Map<String, Object> documents) {
        var bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, type);
        documents.forEach((id, document) -> bulk.replaceOne(
                Query.query(Criteria.where("_id").is(id)),
                document,
                FindAndReplaceOptions.options().upsert()));
        bulk.execute();
    }

    @SuppressWarnings("unchecked") // only this object puts documents there, and only of its type
    private Map<String, T> ofBatch() {
        Map<Drafts<?>, Map<String, Object>> all =
                CurrentUnitOfWork.get().getOrComputeResource(RESOURCE, key -> new HashMap<>());
        return (Map<String, T>) all.computeIfAbsent(this, drafts -> new LinkedHashMap<>());
    }
}
