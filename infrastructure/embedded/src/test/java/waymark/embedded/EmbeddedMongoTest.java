package waymark.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class EmbeddedMongoTest {

    @Test
    void a_document_written_is_read_back() {
        try (var mongo = EmbeddedMongo.inMemory();
                var client = MongoClients.create(mongo.connectionString())) {
            var collection = client.getDatabase("waymark-settings").getCollection("events");
            collection.insertOne(new Document("_id", 1L).append("c", "first"));
            assertThat(collection.find(new Document("_id", 1L)).first()).containsEntry("c", "first");
        }
    }
}
