package waymark.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a query's answer: positions only, so that a long answer costs memory per batch and not per result.
 * A document that has changed meanwhile is shown as it is then, or left out where it no longer matches.
 */
final class DocumentCursor extends AbstractCursor {

    /** A message may hold 48 MB; one more document of the largest size must still fit behind this. */
    private static final int MOST_BYTES = 16_000_000;

    private final Iterator<OrderedKey> positions;
    private final Function<OrderedKey, DocumentStore.@Nullable Found> matching;
    private final Function<Document, Document> projection;
    private int skip;
    private int left;

    DocumentCursor(
            long id,
            Iterator<OrderedKey> positions,
            Function<OrderedKey, DocumentStore.@Nullable Found> matching,
            Function<Document, Document> projection,
            int skip,
            int limit) {
        super(id);
        this.positions = positions;
        this.matching = matching;
        this.projection = projection;
        this.skip = skip;
        this.left = limit > 0 ? limit : Integer.MAX_VALUE;
    }

    /** The same cursor behind a batch, holding on to positions instead of to a state of the store. */
    DocumentCursor detached() {
        List<OrderedKey> rest = new ArrayList<>();
        if (left > 0) {
            positions.forEachRemaining(rest::add);
        }
        return new DocumentCursor(id, rest.iterator(), matching, projection, skip, left);
    }

    @Override
    public synchronized boolean isEmpty() {
        return left == 0 || !positions.hasNext();
    }

    @Override
    public synchronized List<Document> takeDocuments(int most) {
        return take(most > 0 ? most : Integer.MAX_VALUE, MOST_BYTES);
    }

    /** Everything at once, for the server's own use. */
    synchronized List<Document> takeAll() {
        return take(Integer.MAX_VALUE, Long.MAX_VALUE);
    }

    private List<Document> take(int most, long mostBytes) {
        List<Document> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < most && bytes < mostBytes && !isEmpty()) {
            DocumentStore.Found found = matching.apply(positions.next());
            if (found == null) {
                continue;
            }
            if (skip > 0) {
                skip--;
                continue;
            }
            batch.add(projection.apply(found.document()));
            bytes += found.bytes();
            left--;
        }
        return batch;
    }
}
