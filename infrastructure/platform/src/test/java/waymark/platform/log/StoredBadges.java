package waymark.platform.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/** What there is of the badges' projection in the store. */
abstract class StoredBadges {

    static final String PROJECTION = "projection.badges";

    abstract MongoDatabase database();

    List<Document> contents(String collection) {
        return badges(collection).find().sort(new Document("_id", 1)).into(new ArrayList<>());
    }

    List<String> labels(String collection) {
        return contents(collection).stream()
                .map(each -> each.getString("label"))
                .toList();
    }

    List<String> parked() {
        return database()
                .getCollection("dead-letters")
                .distinct("processingGroup", String.class)
                .into(new ArrayList<>());
    }

    Set<Document> indexes(String collection) {
        return badges(collection)
                .listIndexes()
                .map(index -> index.get("key", Document.class))
                .into(new HashSet<>());
    }

    List<String> positionsOf() {
        return database()
                .getCollection("tokens")
                .distinct("processorName", String.class)
                .into(new ArrayList<>())
                .stream()
                .filter(name -> name.startsWith(PROJECTION))
                .toList();
    }

    Pointer stored() {
        return Pointer.of(pointers().find().first());
    }

    MongoCollection<Document> pointers() {
        return database().getCollection("projections");
    }

    MongoCollection<Document> badges(String collection) {
        return database().getCollection(collection);
    }
}
