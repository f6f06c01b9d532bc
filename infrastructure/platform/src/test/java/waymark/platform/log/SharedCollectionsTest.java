package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;
import waymark.embedded.EmbeddedMongo;

/** Documents that go over from one projection to another, as when one is renamed, are neither lost nor dropped. */
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
    void readers_are_sent_to_the_projection_that_this_release_has() {
        stored(new Pointer("projection.former", Set.of("badges"), 3, 1, 3, 0, 0));
        stored(new Pointer("projection.badges", Set.of("badges"), 4, 1, 4, 0, 0));
        stored(new Pointer("projection.later", Set.of("badges"), 5, 1, 5, 0, 0));
        generations.ask(List.of(BADGES));

        assertThat(generations.collection("badges")).isEqualTo("badges.4");
    }

    @Test
    void a_projection_that_was_renamed_goes_on_with_its_documents_until_they_are_built_anew_under_a_free_number() {
        stored(new Pointer("projection.former", Set.of("badges"), 3, 1, 6, 0, 0));
        stored(new Pointer("projection.other", Set.of("others"), 8, 1, 9, 0, 0));
        generations.ask(List.of(BADGES));

        var renamed = new Arrival(BADGES, generations, database).pointer();

        assertThat(generations.collection("badges")).isEqualTo("badges.3");
        assertThat(renamed.isWhollyOf(BADGES.revision())).isFalse();
        assertThat(generations.unused(BADGES.collections())).isEqualTo(7);
        assertThat(new Arrival(BADGES, generations, database).pointer()).isEqualTo(renamed);
    }

    @Test
    void one_that_is_new_has_nothing_to_go_on_with() {
        stored(new Pointer("projection.other", Set.of("others"), 8, 1, 9, 0, 0));

        var first = new Arrival(BADGES, generations, database).pointer();

        assertThat(first.live().stored()).containsExactly("badges");
        assertThat(first.isWhollyOf(BADGES.revision())).isTrue();
    }

    @Test
    void what_another_projection_has_in_use_or_builds_is_not_dropped_with_what_nobody_has() {
        List.of("badges", "labels", "badges.2", "labels.2", "badges.3", "labels.3")
                .forEach(name -> database.getCollection(name).insertOne(new Document("_id", "any")));
        stored(new Pointer("projection.labels", Set.of("badges", "labels"), 3, 1, 3, 0, 0));
        stored(new Pointer("projection.badges", Set.of("badges"), 1, 1, 2, 1, 0));
        var pointer = generations.look("projection.labels");

        var leftovers = new Leftovers(generations, database, Duration.ZERO);
        leftovers.sweep(pointer);
        leftovers.sweep(pointer);

        assertThat(database.listCollectionNames().into(new HashSet<>()))
                .containsExactlyInAnyOrder("projections", "badges", "badges.2", "badges.3", "labels.3");
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
