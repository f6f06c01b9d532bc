package waymark.embedded;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds a collection's documents along the best path and hands them out one after the other. */
record CollectionReader(DocumentStore documents, List<OrderedIndex> indexes, CursorRegistry cursors) {

    DocumentCursor cursor(
            Document query, @Nullable Document orderBy, int skip, int limit, Function<Document, Document> projection) {
        int wanted = limit > 0 ? limit + Math.max(0, skip) : 0;
        QueryPlan plan = new QueryPlanner(query, orderBy, wanted).choose(documents, indexes);
        Function<OrderedKey, DocumentStore.@Nullable Found> matching = position -> {
            DocumentStore.Found found = documents.find(position);
            return found != null && matches(found.document(), query) ? found : null;
        };
        Stream<OrderedKey> positions = plan.positions();
        if (!plan.inOrder() && orderBy != null && !orderBy.isEmpty()) {
            positions = sorted(positions, matching, orderBy);
        }
        return new DocumentCursor(cursors.generateCursorId(), positions.iterator(), matching, projection, skip, limit);
    }

    /** The first batch and a cursor for the rest; everything at once where no batch is asked for. */
    QueryResult answer(DocumentCursor cursor, int batchSize) {
        if (batchSize == 0) {
            return new QueryResult(cursor.takeAll());
        }
        List<Document> batch = cursor.takeDocuments(batchSize);
        DocumentCursor rest = cursor.detached();
        if (rest.isEmpty()) {
            return new QueryResult(batch);
        }
        cursors.add(rest);
        return new QueryResult(batch, rest);
    }

    /** The documents one after the other, none held longer than the reader does. */
    Stream<Document> stream(Document query, @Nullable Document orderBy, int limit) {
        DocumentCursor cursor = cursor(query, orderBy, 0, limit, Function.identity());
        return Stream.generate(() -> cursor.takeDocuments(1))
                .takeWhile(batch -> !batch.isEmpty())
                .map(List::getFirst);
    }

    /** A matcher keeps state while it matches, so each match has its own. */
    static boolean matches(Document document, Document query) {
        return query.isEmpty() || new DefaultQueryMatcher().matches(document, query);
    }

    private static Stream<OrderedKey> sorted(
            Stream<OrderedKey> positions,
            Function<OrderedKey, DocumentStore.@Nullable Found> matching,
            Document orderBy) {
        DocumentComparator comparator = new DocumentComparator(orderBy);
        return positions
                .map(matching)
                .filter(Objects::nonNull)
                .sorted((one, other) -> comparator.compare(one.document(), other.document()))
                .map(DocumentStore.Found::position);
    }
}
