package waymark.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Iterator;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds an index against its collection when it is opened and builds it anew where they differ. Sizes are compared
 * where each document has exactly one entry, and the last and some evenly spread documents are always looked up.
 */
record IndexCheck(DocumentStore documents, OrderedIndex index) {

    private static final Logger log = LoggerFactory.getLogger(IndexCheck.class);
    private static final int LAST = 128;
    private static final int SPREAD = 128;

    void bringUpToDate(MongoCollection<OrderedKey> collection) {
        if (agrees()) {
            return;
        }
        if (!index.entries().isEmpty()) {
            log.warn("The index {} did not agree with its collection and is built anew", index.getName());
        }
        rebuild(collection);
    }

    /** The full check: every document under exactly its keys, and nothing else filed. */
    boolean agreesCompletely() {
        long expected = 0;
        Iterator<OrderedKey> positions = documents.all();
        while (positions.hasNext()) {
            DocumentStore.Found found = documents.find(positions.next());
            if (found == null || !index.files(found.document())) {
                return false;
            }
            expected += index.keysFor(found.document()).size();
        }
        return expected == index.getCount();
    }

    private boolean agrees() {
        long size = documents.size();
        long entries = index.getCount();
        boolean oneEach = !index.severalKeysPerDocument() && !index.leavesDocumentsOut();
        boolean atLeastOneEach = index.leavesDocumentsOut() || entries >= size;
        if (!atLeastOneEach || (oneEach && entries != size)) {
            return false;
        }
        return sample(size).allMatch(this::filed) && sample(entries).allMatch(this::pointsToDocument);
    }

    private static LongStream sample(long size) {
        long step = Math.max(1, size / SPREAD);
        LongStream spread = LongStream.iterate(0, position -> position < size, position -> position + step);
        return LongStream.concat(spread, LongStream.range(Math.max(0, size - LAST), size));
    }

    private boolean filed(long number) {
        DocumentStore.Found found = documents.find(documents.key(number));
        return found != null && index.files(found.document());
    }

    private boolean pointsToDocument(long number) {
        OrderedKey position = index.entries().get(index.entries().getKey(number));
        return position != null && documents.find(position) != null;
    }

    private void rebuild(MongoCollection<OrderedKey> collection) {
        index.entries().clear();
        Iterator<OrderedKey> positions = documents.all();
        try {
            while (positions.hasNext()) {
                DocumentStore.Found found = documents.find(positions.next());
                if (found != null) {
                    index.add(found.document(), found.position(), collection);
                }
            }
        } catch (MongoServerError e) {
            index.entries().clear();
            throw new IndexBuildFailedException(e, collection);
        }
    }
}
