package waymark.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** One collection's documents, filed by their ids. */
final class DocumentStore implements AccessPath {

    private final MVMap<OrderedKey, byte[]> documents;
    private final @Nullable String idField;
    private final LongAdder examined;

    DocumentStore(MVMap<OrderedKey, byte[]> documents, @Nullable String idField, LongAdder examined) {
        this.documents = documents;
        this.idField = idField;
        this.examined = examined;
    }

    void put(OrderedKey position, Document document) {
        documents.put(position, Bson.encode(document));
    }

    void remove(OrderedKey position) {
        documents.remove(position);
    }

    /** The document as it is now, for the caller to keep; nothing where it has gone meanwhile. */
    @Nullable
    Found find(OrderedKey position) {
        byte[] bytes = documents.get(position);
        if (bytes == null) {
            return null;
        }
        examined.increment();
        return new Found(position, Bson.decode(bytes), bytes.length);
    }

    long size() {
        return documents.sizeAsLong();
    }

    long bytes() {
        return documents.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    Iterator<OrderedKey> all() {
        return positions(KeyRange.ALL, false);
    }

    OrderedKey key(long index) {
        return documents.getKey(index);
    }

    @Override
    public List<IndexKey> order() {
        return idField == null ? List.of() : List.of(new IndexKey(idField, true));
    }

    @Override
    public boolean severalKeysPerDocument() {
        return false;
    }

    @Override
    public boolean leavesDocumentsOut() {
        return false;
    }

    @Override
    public long entriesIn(KeyRange range) {
        return KeyMap.entriesIn(documents, range);
    }

    @Override
    public Iterator<OrderedKey> positions(KeyRange range, boolean descending) {
        return KeyMap.positions(documents, range, descending, (position, bytes) -> position);
    }

    /** A document, where it lies and how large it is. */
    record Found(OrderedKey position, Document document, int bytes) {}
}
