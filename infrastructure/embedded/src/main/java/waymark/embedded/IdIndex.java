package waymark.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import org.h2.mvstore.MVMap;

/** The index on {@code _id}: the documents themselves are filed by it, so it stores nothing of its own. */
final class IdIndex extends Index<OrderedKey> {

    static final String FIELD = "_id";

    private final MVMap<OrderedKey, byte[]> documents;

    IdIndex(String name, List<IndexKey> keys, MVMap<OrderedKey, byte[]> documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    static OrderedKey positionOf(Document document) {
        return OrderedKey.of(document.get(FIELD));
    }

    @Override
    public OrderedKey getPosition(Document document) {
        return positionOf(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<OrderedKey> collection) {
        if (documents.containsKey(positionOf(document))) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get(FIELD)));
        }
    }

    @Override
    public void add(Document document, OrderedKey position, MongoCollection<OrderedKey> collection) {
        // Filed already, as a document.
    }

    @Override
    public OrderedKey remove(Document document) {
        return positionOf(document);
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<OrderedKey> getPositions(Document query) {
        throw new UnsupportedOperationException("Queries are planned by the collection");
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<OrderedKey> collection) {
        // A document's id never changes.
    }

    @Override
    public void updateInPlace(
            Document before, Document after, OrderedKey position, MongoCollection<OrderedKey> collection) {
        // A document's id never changes.
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public void drop() {
        // Goes with the documents.
    }
}
