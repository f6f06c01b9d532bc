package waymark.evidence.dossier;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import waymark.platform.consume.Received;
import waymark.platform.security.TenantScope;

/**
 * One document per subject: its facts in order, and for each source the position up to which they are in. Facts and
 * position change in one atomic write that asks for the position to be lower, so that seeing an event twice adds nothing.
 */
@Component
class DossierStore {

    private static final int DUPLICATE_KEY = 11_000;
    private static final int ATTEMPTS = 20;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> dossiers;

    DossierStore(MongoDatabase database) {
        this.dossiers = database.getCollection("dossiers");
        dossiers.createIndex(Indexes.ascending("la", "n"));
    }

    /** @param folds each subject once, its facts in the order of their positions */
    void append(String source, long change, List<Fold> folds) {
        var writes = folds.stream()
                .map(fold -> new UpdateOneModel<Document>(
                        new Document("_id", fold.subject())
                                .append(
                                        at(source),
                                        new Document(
                                                "$lt", fold.facts().getFirst().position())),
                        addition(source, change, fold),
                        new UpdateOptions().upsert(true)))
                .toList();
        try {
            dossiers.bulkWrite(writes, UNORDERED);
        } catch (MongoBulkWriteException e) {
            // Where the document is there and its position is not lower, the upsert trips over its own id.
            if (!e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                throw e;
            }
            appendUnseen(
                    source,
                    change,
                    e.getWriteErrors().stream()
                            .map(error -> folds.get(error.getIndex()))
                            .toList());
        }
    }

    /** Some or all of these were seen before: look which, then add the others if nobody else did meanwhile. */
    private void appendUnseen(String source, long change, List<Fold> folds) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var positions = positions(source, folds);
            var writes = folds.stream()
                    .map(fold -> fold.after(positions.get(fold.subject())))
                    .filter(fold -> !fold.facts().isEmpty())
                    .map(fold -> new UpdateOneModel<Document>(
                            new Document("_id", fold.subject()).append(at(source), positions.get(fold.subject())),
                            addition(source, change, fold)))
                    .toList();
            if (writes.isEmpty() || dossiers.bulkWrite(writes, UNORDERED).getMatchedCount() == writes.size()) {
                return;
            }
        }
        throw new IllegalStateException("Dossiers kept changing while they were written; the batch is tried again.");
    }

    /** By subject; absent where nothing of the source is in the dossier. */
    private Map<String, Long> positions(String source, List<Fold> folds) {
        var positions = new HashMap<String, Long>();
        dossiers.find(Filters.in("_id", folds.stream().map(Fold::subject).toList()))
                .projection(Projections.include(at(source)))
                // All in the first answer.
                .batchSize(folds.size() + 1)
                .forEach(document -> Optional.ofNullable(document.get("at", Document.class))
                        .map(at -> at.get(source, Number.class))
                        .ifPresent(position -> positions.put(document.getString("_id"), position.longValue())));
        return positions;
    }

    /** As a document: the driver's builders would write all of it twice. */
    static Document addition(String source, long change, Fold fold) {
        var facts = fold.facts().stream().map(DossierCodec::encode).toList();
        return new Document("$push", new Document("e", new Document("$each", facts)))
                .append("$set", new Document(at(source), fold.facts().getLast().position()))
                .append("$max", new Document("n", change))
                .append(
                        "$setOnInsert",
                        new Document("la", fold.la()).append("kind", fold.kind().name()));
    }

    private static String at(String source) {
        return "at." + source;
    }

    /** Hands on whole dossiers of the authority that changed after {@code change}; returns the last of their changes. */
    long changedSince(TenantScope scope, long change, Consumer<Dossier> each) {
        var found = new Document("la", scope.la()).append("n", new Document("$gt", change));
        long last = change;
        try (var cursor = dossiers.find(found).batchSize(500).iterator()) {
            while (cursor.hasNext()) {
                var document = cursor.next();
                each.accept(DossierCodec.decode(document));
                last = Math.max(last, document.get("n", Number.class).longValue());
            }
        }
        return last;
    }

    Optional<Dossier> find(TenantScope scope, String subject) {
        return Optional.ofNullable(dossiers.find(Filters.eq("_id", subject)).first())
                .map(DossierCodec::decode)
                .filter(dossier -> dossier.la().equals(scope.la()));
    }

    /** What a batch holds about one subject. */
    record Fold(String subject, String la, Kind kind, List<Received> facts) {
        static Fold of(List<Received> facts) {
            var first = facts.getFirst().event();
            return new Fold(first.subject(), first.la(), Kind.of(first), new ArrayList<>(facts));
        }

        Fold after(@Nullable Long position) {
            return position == null
                    ? this
                    : new Fold(
                            subject,
                            la,
                            kind,
                            facts.stream()
                                    .filter(fact -> fact.position() > position)
                                    .toList());
        }
    }
}
