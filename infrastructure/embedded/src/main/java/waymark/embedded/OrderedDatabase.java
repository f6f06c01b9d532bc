package waymark.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One database: its collections and indexes as maps of the store. */
final class OrderedDatabase extends AbstractSynchronizedMongoDatabase<OrderedKey> {

    /** The first batch of a real server. */
    private static final int FIRST_BATCH = 101;

    private static final String ID_INDEX = "_id_";

    private final StoreMaps maps;
    private final Map<String, OrderedCollection> collections = new ConcurrentHashMap<>();

    OrderedDatabase(String name, StoreMaps maps, CursorRegistry cursors) {
        super(name, cursors);
        this.maps = maps;
        initializeNamespacesAndIndexes();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> query.putIfAbsent("batchSize", FIRST_BATCH);
            case "createindexes" -> IndexOptions.check(query);
            case "aggregate" -> {
                Document answer = aggregate(query, databases, oplog);
                if (answer != null) {
                    return answer;
                }
            }
            case "insert" -> {
                return WriteAnswers.inserted(query, super.handleCommand(channel, command, query, databases, oplog));
            }
            case "update" -> {
                return WriteAnswers.inOrder(
                        query, part -> super.handleCommand(channel, command, part, databases, oplog));
            }
            default -> {}
        }
        return super.handleCommand(channel, command, query, databases, oplog);
    }

    List<String> inconsistentIndexes() {
        return collections.values().stream()
                .flatMap(collection -> collection.inconsistentIndexes().stream())
                .toList();
    }

    private @Nullable Document aggregate(Document query, DatabaseResolver databases, Oplog oplog) {
        MongoCollection<OrderedKey> resolved = resolveCollection(String.valueOf(query.get("aggregate")), false);
        Pipeline pipeline = new Pipeline(Aggregation.parse(query.get("pipeline")));
        if (!(resolved instanceof OrderedCollection collection) || pipeline.watches()) {
            return null;
        }
        if (pipeline.onlyCounts()) {
            int number = collection.count(pipeline.match(), 0, 0);
            return firstBatch(collection, number == 0 ? List.of() : List.of(pipeline.counted(number)));
        }
        Aggregation aggregation = Aggregation.fromPipeline(pipeline.stages(), databases, this, collection, oplog);
        aggregation.validate(new Document("cursor", new Document()));
        List<Document> result = maps.views()
                .read(() -> aggregation.runStages(
                        collection.reader().stream(pipeline.match(), pipeline.sort(), pipeline.limit())));
        return firstBatch(collection, result);
    }

    private static Document firstBatch(OrderedCollection collection, List<Document> documents) {
        Document cursor =
                new Document("id", 0L).append("ns", collection.getFullName()).append("firstBatch", documents);
        return new Document("cursor", cursor).append("ok", 1.0);
    }

    @Override
    protected Index<OrderedKey> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return index.equals(ID_INDEX)
                ? new IdIndex(index, keys, maps.documents(getDatabaseName(), collection))
                : open(collection, index, keys, sparse, true);
    }

    @Override
    protected Index<OrderedKey> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return open(collection, index, keys, sparse, false);
    }

    private OrderedIndex open(String collection, String index, List<IndexKey> keys, boolean sparse, boolean unique) {
        return new OrderedIndex(
                index, keys, sparse, unique, maps.index(getDatabaseName(), collection, index), maps.arrays());
    }

    @Override
    protected void dropIndex(MongoCollection<OrderedKey> collection, String index) {
        super.dropIndex(collection, index);
        if (!index.equals(ID_INDEX)) {
            maps.removeIndex(getDatabaseName(), collection.getCollectionName(), index);
        }
    }

    @Override
    protected MongoCollection<OrderedKey> openOrCreateCollection(String name, CollectionOptions options) {
        DocumentStore documents =
                new DocumentStore(maps.documents(getDatabaseName(), name), options.getIdField(), maps.examined());
        OrderedCollection collection =
                new OrderedCollection(this, name, options, cursorRegistry, documents, maps.views());
        collections.put(name, collection);
        return collection;
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        collections.remove(name);
        maps.removeDocuments(getDatabaseName(), name);
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        String oldName = collection.getCollectionName();
        super.moveCollection(from, collection, newName);
        maps.rename(from.getDatabaseName(), oldName, getDatabaseName(), newName);
    }

    @Override
    protected long getStorageSize() {
        return maps.fileSize();
    }

    @Override
    protected long getFileSize() {
        return maps.fileSize();
    }
}
