package waymark.platform.log;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.bson.Document;

/** The two collections of the framework's own that we use; the others do not exist here. */
record AxonCollections(MongoDatabase database) implements MongoTemplate {

    static final String TOKENS = "tokens";
    static final String DEAD_LETTERS = "dead-letters";

    @Override
    public MongoCollection<Document> trackingTokensCollection() {
        return database.getCollection(TOKENS);
    }

    @Override
    public MongoCollection<Document> deadLetterCollection() {
        return database.getCollection(DEAD_LETTERS);
    }

    @Override
    public MongoCollection<Document> eventCollection() {
        throw new UnsupportedOperationException("Events are in the dense log.");
    }

    @Override
    public MongoCollection<Document> snapshotCollection() {
        throw new UnsupportedOperationException("Snapshots are beside the dense log.");
    }

    @Override
    public MongoCollection<Document> sagaCollection() {
        throw new UnsupportedOperationException("There are no sagas: a policy with a small document does the same.");
    }
}
