package waymark.evidence.dossier;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
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

    private final MongoCollection<Document> dossiers;

    DossierStore(MongoDatabase database) {
        this.dossiers = database.getCollection("dossiers");
        dossiers.createIndex(Indexes.ascending("la", "n"));
    }

    /** @param folds each subject once, its facts in the order of their positions */
    void append(String source, long change, List<Fold> folds) {
        var writes = folds.stream()
                .<WriteModel<Document>>map(fold -> new UpdateOneModel<>(
                        Filters.and(
                                Filters.eq("_id", fold.subject()),
                                Filters.lt(at(source), fold.facts().getFirst().position())),
                        addition(source, change, fold),
                        new UpdateOptions().upsert(true)))
                .toList();
        try {
            dossiers.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            // Where the document is there and its position is not lower, the upsert trips over its own id.
            if (!e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                throw e;
            }
            e.getWriteErrors().stream()
                    .map(BulkWriteError::getIndex)
                    .map(folds::get)
                    .forEach(fold -> appendUnseen(source, change, fold));
        }
    }

    /** Some or all of these were seen before: look which, then add the others if nobody else did meanwhile. */
    private void appendUnseen(String source, long change, Fold fold) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var position = position(source, fold.subject());
            var unseen = fold.facts().stream()
                    .filter(fact -> position.isEmpty() || fact.position() > position.get())
                    .toList();
            if (unseen.isEmpty()) {
                return;
            }
            var unchanged =
                    Filters.and(Filters.eq("_id", fold.subject()), Filters.eq(at(source), position.orElse(null)));
            var update = addition(source, change, new Fold(fold.subject(), fold.la(), fold.kind(), unseen));
            if (dossiers.updateOne(unchanged, update).getMatchedCount() == 1) {
                return;
            }
        }
        throw new IllegalStateException("A dossier kept changing while it was written; the batch is tried again.");
    }

    private Optional<Long> position(String source, String subject) {
        return Optional.ofNullable(dossiers.find(Filters.eq("_id", subject))
                        .projection(Projections.include("at"))
                        .first())
                .map(document -> document.get("at", Document.class))
                .map(at -> at.get(source, Number.class))
                .map(Number::longValue);
    }

    private static Bson addition(String source, long change, Fold fold) {
        return Updates.combine(
                Updates.pushEach(
                        "e", fold.facts().stream().map(DossierCodec::encode).toList()),
                Updates.set(at(source), fold.facts().getLast().position()),
                Updates.max("n", change),
                Updates.setOnInsert("la", fold.la()),
                Updates.setOnInsert("kind", fold.kind().name()));
    }

    private static String at(String source) {
        return "at." + source;
    }

    /** Whole dossiers of the authority that changed after {@code change}. */
    void changedSince(TenantScope scope, long change, Consumer<Dossier> each) {
        var found = new Document("la", scope.la()).append("n", new Document("$gt", change));
        try (var cursor = dossiers.find(found).batchSize(500).iterator()) {
            cursor.forEachRemaining(document -> each.accept(DossierCodec.decode(document)));
        }
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
    }
}
