package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import waymark.embedded.EmbeddedMongo;

/** A process that stood still between reading and writing takes nothing back that another has shown meanwhile. */
class ReadModelsTest {

    private static EmbeddedMongo mongo;
    private static MongoClient client;
    private static MongoTemplate store;

    record Line(@Id String id, String name, long version) {}

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.inMemory();
        client = MongoClients.create(mongo.connectionString());
        store = new MongoTemplate(client, "read-models");
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @Test
    void a_document_is_made_and_replaced_by_later_ones() {
        keep(new Line("a", "first", 0));
        keep(new Line("a", "second", 1));
        keep(new Line("a", "fifth", 4));

        assertThat(shown("a")).isEqualTo(new Line("a", "fifth", 4));
    }

    @Test
    void an_earlier_one_is_not_written_over_a_later_one() {
        keep(new Line("b", "later", 3));

        keep(new Line("b", "earlier", 2));

        assertThat(shown("b")).isEqualTo(new Line("b", "later", 3));
    }

    @Test
    void another_key_that_is_taken_is_still_refused() {
        store.indexOps(Line.class)
                .createIndex(new Index("name", Sort.Direction.ASC).unique().named("name"));
        keep(new Line("d", "taken", 0));

        assertThatThrownBy(() -> keep(new Line("e", "taken", 0))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void the_same_one_may_come_again() {
        keep(new Line("c", "same", 2));
        keep(new Line("c", "same", 2));

        assertThat(shown("c")).isEqualTo(new Line("c", "same", 2));
    }

    private static void keep(Line line) {
        ReadModels.keep(store, line.id(), line.version(), line);
    }

    private static @Nullable Line shown(String id) {
        return store.findById(id, Line.class);
    }
}
