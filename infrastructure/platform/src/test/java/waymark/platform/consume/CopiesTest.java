package waymark.platform.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.embedded.EmbeddedMongo;

/** Faults, row "Rebalance": who comes back from the dead undoes nothing. */
class CopiesTest {

    record Copy(String id, String name, long position) {}

    @Test
    void what_was_heard_later_stays_whoever_writes_last() {
        try (var mongo = EmbeddedMongo.inMemory();
                var client = MongoClients.create(mongo.connectionString())) {
            var store = new MongoTemplate(client, "copies");
            write(store, new Copy("one", "first", 4), new Copy("two", "first", 5));
            write(store, new Copy("one", "later", 9));
            write(store, new Copy("one", "read before, written after", 7), new Copy("two", "later", 7));
            assertThat(store.findAll(Copy.class))
                    .containsExactlyInAnyOrder(new Copy("one", "later", 9), new Copy("two", "later", 7));
        }
    }

    private static void write(MongoTemplate store, Copy... copies) {
        var byId = new LinkedHashMap<String, Copy>();
        for (var copy : copies) {
            byId.put(copy.id(), copy);
        }
        Copies.replaceOlder(store, Copy.class, "position", Map.copyOf(byId), Copy::position);
    }
}
