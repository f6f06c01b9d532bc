package waymark.platform.imports;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;
import waymark.platform.privacy.References;

/** What was imported before, by keyed hashes only: enough to see that a row is new, changed or the same. */
class Fingerprints {

    private static final JsonMapper CANONICAL = JsonMapper.builder().build();

    private final MongoCollection<Document> rows;
    private final References references;

    Fingerprints(MongoDatabase database, References references) {
        this.rows = database.getCollection("import-rows");
        this.references = references;
    }

    /** The row's keyed hashes. */
    Print of(String kind, String la, String key, Object row) {
        return new Print(
                references.idOf("import-key " + kind, la, key),
                references.idOf("import-row " + kind, la, CANONICAL.writeValueAsString(row)));
    }

    /** Content by key, of those that were imported before. */
    Map<String, String> known(Collection<Print> prints) {
        var found = new HashMap<String, String>();
        rows.find(Filters.in("_id", prints.stream().map(Print::key).toList()))
                .projection(Projections.include("f"))
                .forEach(document -> found.put(document.getString("_id"), document.getString("f")));
        return found;
    }

    void remember(List<Print> prints) {
        if (prints.isEmpty()) {
            return;
        }
        List<WriteModel<Document>> writes = prints.stream()
                .<WriteModel<Document>>map(print -> new ReplaceOneModel<>(
                        Filters.eq("_id", print.key()),
                        new Document("_id", print.key()).append("f", print.content()),
                        new ReplaceOptions().upsert(true)))
                .toList();
        rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    record Print(String key, String content) {}
}
