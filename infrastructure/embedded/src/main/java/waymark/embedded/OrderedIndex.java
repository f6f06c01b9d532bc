package waymark.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.h2.mvstore.MVMap;

/**
 * An index as an ordered map from its fields' values to documents. A unique one is filed by the values alone, any other
 * by the values and the document's id, which makes the id the last part of its order.
 */
final class OrderedIndex extends Index<OrderedKey> implements AccessPath {

    private final MVMap<OrderedKey, OrderedKey> entries;
    private final MVMap<String, Boolean> arrays;
    private final boolean unique;

    OrderedIndex(
            String name,
            List<IndexKey> keys,
            boolean sparse,
            boolean unique,
            MVMap<OrderedKey, OrderedKey> entries,
            MVMap<String, Boolean> arrays) {
        super(name, keys, sparse);
        this.unique = unique;
        this.entries = entries;
        this.arrays = arrays;
    }

    MVMap<OrderedKey, OrderedKey> entries() {
        return entries;
    }

    @Override
    public List<IndexKey> order() {
        if (unique) {
            return getKeys();
        }
        List<IndexKey> order = new ArrayList<>(getKeys());
        order.add(new IndexKey(IdIndex.FIELD, true));
        return order;
    }

    @Override
    public boolean severalKeysPerDocument() {
        return arrays.containsKey(entries.getName());
    }

    @Override
    public boolean leavesDocumentsOut() {
        return isSparse();
    }

    @Override
    public long entriesIn(KeyRange range) {
        return KeyMap.entriesIn(entries, range);
    }

    @Override
    public Iterator<OrderedKey> positions(KeyRange range, boolean descending) {
        return KeyMap.positions(entries, range, descending, (key, position) -> position);
    }

    /** The keys under which the document belongs here. */
    List<OrderedKey> keysFor(Document document) {
        OrderedKey position = IdIndex.positionOf(document);
        return entriesOf(document).byKey().keySet().stream()
                .map(key -> filed(key, position))
                .toList();
    }

    /** Whether every key of the document leads to it. */
    boolean files(Document document) {
        OrderedKey position = IdIndex.positionOf(document);
        return keysFor(document).stream().allMatch(key -> position.equals(entries.get(key)));
    }

    @Override
    public OrderedKey getPosition(Document document) {
        return IdIndex.positionOf(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<OrderedKey> collection) {
        checkFree(entriesOf(document), IdIndex.positionOf(document), collection);
    }

    @Override
    public void add(Document document, OrderedKey position, MongoCollection<OrderedKey> collection) {
        IndexEntries added = entriesOf(document);
        checkFree(added, position, collection);
        put(added, position);
    }

    @Override
    public OrderedKey remove(Document document) {
        keysFor(document).forEach(entries::remove);
        return IdIndex.positionOf(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<OrderedKey> collection) {
        checkFree(entriesOf(after), IdIndex.positionOf(before), collection);
    }

    @Override
    public void updateInPlace(
            Document before, Document after, OrderedKey position, MongoCollection<OrderedKey> collection) {
        IndexEntries then = entriesOf(before);
        IndexEntries now = entriesOf(after);
        then.byKey().keySet().stream()
                .filter(key -> !now.byKey().containsKey(key))
                .forEach(key -> entries.remove(filed(key, position)));
        now.byKey().keySet().removeAll(then.byKey().keySet());
        put(now, position);
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
        return entries.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return super.hasSameOptions(other)
                && unique == other.isUnique()
                && Objects.equals(
                        toIndexDescription().get("key"),
                        other.toIndexDescription().get("key"));
    }

    @Override
    public void drop() {
        arrays.remove(entries.getName());
    }

    private IndexEntries entriesOf(Document document) {
        IndexEntries all = IndexEntries.of(document, getKeys());
        return isSparse() && all.withoutAnyField() ? new IndexEntries(Map.of(), false, true) : all;
    }

    private void put(IndexEntries added, OrderedKey position) {
        if (added.fromArray() && !severalKeysPerDocument()) {
            arrays.put(entries.getName(), true);
        }
        added.byKey().keySet().forEach(key -> entries.put(filed(key, position), position));
    }

    private void checkFree(IndexEntries wanted, OrderedKey position, MongoCollection<OrderedKey> collection) {
        if (!unique) {
            return;
        }
        wanted.byKey().forEach((key, values) -> {
            OrderedKey holder = entries.get(key);
            if (holder != null && !holder.equals(position)) {
                throw new DuplicateKeyError(this, collection, getKeys(), IndexEntries.describe(values));
            }
        });
    }

    private OrderedKey filed(OrderedKey key, OrderedKey position) {
        return unique ? key : key.then(position);
    }
}
