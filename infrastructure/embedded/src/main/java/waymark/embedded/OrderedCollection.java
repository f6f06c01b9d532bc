package waymark.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterators;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose queries are answered through ordered indexes. Writers take turns; readers never wait, because
 * every read works on one state of the store and on copies of its documents.
 */
final class OrderedCollection extends AbstractMongoCollection<OrderedKey> {

    private final DocumentStore documents;
    private final ReadViews views;
    private final CollectionReader reader;
    private final List<OrderedIndex> ordered = new CopyOnWriteArrayList<>();
    private @Nullable Thread updatingOne;

    OrderedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            DocumentStore documents,
            ReadViews views) {
        super(database, name, options, cursors);
        this.documents = documents;
        this.views = views;
        this.reader = new CollectionReader(documents, ordered, cursors);
    }

    List<String> inconsistentIndexes() {
        return ordered.stream()
                .filter(index -> !new IndexCheck(documents, index).agreesCompletely())
                .map(index -> getFullName() + "." + index.getName())
                .toList();
    }

    @Override
    protected QueryResult queryDocuments(
            @Nullable Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document fields) {
        int most = Thread.currentThread().equals(updatingOne) && limit == 0 ? 1 : limit;
        Document asked = query == null ? new Document() : query;
        return views.read(
                () -> reader.answer(reader.cursor(asked, orderBy, skip, most, projection(fields)), batchSize));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        return CollectionReader.matches(document, query);
    }

    CollectionReader reader() {
        return reader;
    }

    private Function<Document, Document> projection(@Nullable Document fields) {
        return fields == null || fields.isEmpty()
                ? Function.identity()
                : document -> matchDocumentsFromStream(new Document(), Stream.of(document), 0, 0, 0, null, fields)
                        .collectDocuments()
                        .getFirst();
    }

    @Override
    protected OrderedKey addDocumentInternal(Document document) {
        String idField = getIdField();
        OrderedKey position = OrderedKey.of(idField == null ? UUID.randomUUID() : document.get(idField));
        documents.put(position, document);
        return position;
    }

    @Override
    protected void handleUpdate(OrderedKey position, Document before, Document after) {
        documents.put(position, after);
    }

    @Override
    protected void removeDocument(OrderedKey position) {
        documents.remove(position);
    }

    @Override
    protected @Nullable Document getDocument(OrderedKey position) {
        DocumentStore.Found found = documents.find(position);
        return found == null ? null : found.document();
    }

    @Override
    protected Stream<DocumentWithPosition<OrderedKey>> streamAllDocumentsWithPosition() {
        Iterator<OrderedKey> all = documents.all();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, 0), false)
                .map(documents::find)
                .filter(Objects::nonNull)
                .map(found -> new DocumentWithPosition<>(found.document(), found.position()));
    }

    @Override
    public int count() {
        return Math.toIntExact(documents.size());
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int change) {
        throw new UnsupportedOperationException("The size is counted when asked for");
    }

    @Override
    protected int getDataSize() {
        return (int) Math.min(Integer.MAX_VALUE, documents.bytes());
    }

    @Override
    public synchronized void addIndex(Index<OrderedKey> index) {
        boolean known =
                getIndexes().stream().anyMatch(existing -> existing.getName().equals(index.getName()));
        if (!known && index instanceof OrderedIndex added) {
            new IndexCheck(documents, added).bringUpToDate(this);
        }
        super.addIndex(index);
        if (!known && index instanceof OrderedIndex added) {
            ordered.add(added);
        }
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
        ordered.removeIf(index -> index.getName().equals(name));
    }

    @Override
    public synchronized void addDocument(Document document) {
        super.addDocument(document);
    }

    @Override
    public synchronized void removeDocument(Document document) {
        super.removeDocument(document);
    }

    @Override
    public synchronized List<Document> insertDocuments(List<Document> inserted, boolean isOrdered) {
        return super.insertDocuments(inserted, isOrdered);
    }

    @Override
    public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return super.deleteDocuments(selector, limit, oplog);
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        return super.findAndModify(query);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        updatingOne = multi ? null : Thread.currentThread();
        try {
            return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
        } finally {
            updatingOne = null;
        }
    }
}
