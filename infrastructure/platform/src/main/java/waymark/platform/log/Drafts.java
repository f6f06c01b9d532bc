package waymark.platform.log;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * The documents one projector changes. Within a batch the documents of all its subjects are read in one go, however many
 * of its events change them, and {@link WriteDrafts} writes them in another; outside of one every change is written at
 * once. What is in the store in the end is the same either way.
 *
 * <p>A parked event may be tried again only while its processor stands still: a batch under way may have read the
 * document before it, and would write over what it did.
 *
 * <p>A projector reads its documents by id, through this alone: a query would not see what the batch has changed so far.
 */
public final class Drafts<T> {

    private static final String RESOURCE = "waymark.drafts";

    private final MongoTemplate mongo;
    private final Class<T> type;
    private final BiFunction<String, T, Query> replaced;
    private final BiConsumer<String, T> one;

    /** Documents that never change. */
    public Drafts(MongoTemplate mongo, Class<T> type) {
        this(
                mongo,
                type,
                (id, document) -> Query.query(Criteria.where("_id").is(id)),
                (id, document) -> mongo.save(document));
    }

    /** @param version of two states of a document the one with the higher is kept, whoever writes last */
    public Drafts(MongoTemplate mongo, Class<T> type, ToLongFunction<T> version) {
        this(
                mongo,
                type,
                (id, document) -> ReadModels.notAfter(id, version.applyAsLong(document)),
                (id, document) -> ReadModels.keep(mongo, id, version.applyAsLong(document), document));
    }

    private Drafts(
            MongoTemplate mongo, Class<T> type, BiFunction<String, T, Query> replaced, BiConsumer<String, T> one) {
        this.mongo = mongo;
        this.type = type;
        this.replaced = replaced;
        this.one = one;
    }

    public @Nullable T find(String id) {
        var batch = batch();
        if (batch == null) {
            return mongo.findById(id, type);
        }
        var drafted = of(batch);
        if (!drafted.latest.containsKey(id)) {
            read(id, batch, drafted);
        }
        return drafted.latest.get(id);
    }

    /** Most documents are kept under their subject's id: what is asked for once is then asked for all of the batch. */
    private void read(String id, BatchingUnitOfWork<?> batch, Drafted<T> drafted) {
        var wanted = subjects(batch);
        if (!wanted.contains(id)) {
            wanted = new HashSet<>(Set.of(id));
        }
        wanted.removeAll(drafted.latest.keySet());
        try {
            var documents = mongo.find(Query.query(Criteria.where("_id").in(wanted)), type);
            wanted.forEach(each -> drafted.latest.put(each, null));
            documents.forEach(document -> drafted.latest.put(idOf(document), document));
        } catch (RuntimeException e) {
            if (StoreFailure.isAway(e)) {
                throw e;
            }
            // One of them cannot be read: only who needs that one has trouble.
            drafted.latest.put(id, mongo.findById(id, type));
        }
    }

    private String idOf(T document) {
        var entity = mongo.getConverter().getMappingContext().getRequiredPersistentEntity(type);
        return String.valueOf(entity.getIdentifierAccessor(document).getRequiredIdentifier());
    }

    private static Set<String> subjects(BatchingUnitOfWork<?> batch) {
        return batch.getMessages().stream()
                .filter(DomainEventMessage.class::isInstance)
                .map(message -> ((DomainEventMessage<?>) message).getAggregateIdentifier())
                .collect(Collectors.toCollection(HashSet::new));
    }

    public void save(String id, T document) {
        var batch = batch();
        if (batch == null) {
            one.accept(id, document);
        } else {
            var drafted = of(batch);
            drafted.latest.put(id, document);
            drafted.changed.put(id, document);
        }
    }

    /** A single event, such as a parked one that is tried again, has no end of a batch at which to be written. */
    private static @Nullable BatchingUnitOfWork<?> batch() {
        return CurrentUnitOfWork.isStarted() && CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch
                ? batch
                : null;
    }

    /** Writes what the batch that is being handled, if one is, has changed so far. */
    static void writeOfBatch() {
        var batch = batch();
        if (batch != null) {
            write(batch);
        }
    }

    /** Writes what this batch has changed since it was last written. */
    static void write(UnitOfWork<?> batch) {
        Map<Drafts<?>, Drafted<?>> all = batch.getResource(RESOURCE);
        if (all != null) {
            all.forEach((drafts, drafted) -> drafts.write(drafted.changed));
            all.clear();
        }
    }

    private void write(Map<String, ?> documents) {
        if (documents.isEmpty()) {
            // All of the batch was seen before.
            return;
        }
        var bulk = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, type);
        documents.forEach((id, document) -> bulk.replaceOne(
                replaced.apply(id, type.cast(document)),
                document,
                FindAndReplaceOptions.options().upsert()));
        try {
            bulk.execute();
        } catch (DataAccessException e) {
            // One of them may be there in a later state: which, is found one at a time.
            documents.forEach((id, document) -> one.accept(id, type.cast(document)));
        }
    }

    @SuppressWarnings("unchecked") // only this object puts one there, and only of its type
    private Drafted<T> of(BatchingUnitOfWork<?> batch) {
        Map<Drafts<?>, Drafted<?>> all = batch.getOrComputeResource(RESOURCE, key -> new HashMap<>());
        return (Drafted<T>) all.computeIfAbsent(this, drafts -> new Drafted<T>());
    }

    /** What a batch has read and changed since it was last written. */
    private static final class Drafted<T> {
        /** Null is known not to be there. */
        final Map<String, @Nullable T> latest = new HashMap<>();

        final Map<String, T> changed = new LinkedHashMap<>();
    }
}
