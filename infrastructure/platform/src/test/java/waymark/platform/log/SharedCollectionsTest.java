package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;
import waymark.embedded.EmbeddedMongo;

/** A collection belongs to one projection, for as long as anything in the store says so. */
class SharedCollectionsTest {

    private static final Declared BADGES = new Declared("projection.badges", Set.of("badges"), 1);

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(mongo.connectionString());
    private final MongoDatabase database = client.getDatabase("shared");
    private final Generations generations = new Generations(database);

    @AfterEach
    void close() {
        client.close();
        mongo.close();
    }

    @Test
    void two_projectors_that_keep_the_same_documents_are_refused_at_the_start() {
        var projectors = new StaticListableBeanFactory();
        projectors.addBean("one", new One());
        projectors.addBean("other", new Other());
        assertThatThrownBy(() -> Declared.all(projectors, new MockEnvironment()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("shared", "projection.one", "projection.other");
    }

    @Test
    void one_that_keeps_what_another_has_in_the_store_is_refused_with_what_to_do_and_changes_nothing() {
        stored(new Pointer("projection.former", Set.of("badges", "labels"), 3, 1, 6, 0, 0));

        assertThatThrownBy(() -> new Arrival(BADGES, generations, database).pointer())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("projection.badges keeps the collection badges, which the pointer of"
                        + " projection.former in `projections` names. Give its documents a collection of another name");
        assertThat(database.getCollection("projections").countDocuments()).isEqualTo(1);
    }

    @Test
    void so_is_one_that_was_there_before_the_other() {
        var arrival = new Arrival(BADGES, generations, database);
        arrival.pointer();
        stored(new Pointer("projection.later", Set.of("badges"), 5, 1, 5, 0, 0));

        assertThatThrownBy(arrival::pointer).hasMessageContaining("projection.later");
    }

    @Test
    void one_that_is_new_has_nothing_to_go_on_with() {
        stored(new Pointer("projection.other", Set.of("others"), 8, 1, 9, 0, 0));

        var first = new Arrival(BADGES, generations, database).pointer();

        assertThat(first.live().stored()).containsExactly("badges");
        assertThat(first.isWhollyOf(BADGES.revision())).isTrue();
    }

    private void stored(Pointer pointer) {
        database.getCollection("projections").insertOne(pointer.document());
    }

    @org.springframework.data.mongodb.core.mapping.Document("shared")
    private record Shared(String id) {}

    @Keeps(Shared.class)
    @ProcessingGroup("projection.one")
    private static final class One {}

    @Keeps(Shared.class)
    @ProcessingGroup("projection.other")
    private static final class Other {}
}
