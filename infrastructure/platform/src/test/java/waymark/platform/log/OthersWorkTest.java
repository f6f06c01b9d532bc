package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.names.LogicalNames;
import waymark.platform.names.LogicalSerializer;
import waymark.platform.privacy.KeysInMemory;

/** Another process's generation is its own as long as it is heard of, whatever its clock says. */
class OthersWorkTest {

    private static final Duration CLAIM = Duration.ofSeconds(10);
    private static final Generation THIRD = new Generation("projection.badges", Set.of("badges"), 3);

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(mongo.connectionString());
    private final MongoCollection<Document> tokens =
            client.getDatabase("others").getCollection("tokens");
    private final AtomicLong passed = new AtomicLong();
    private final OthersWork others = new OthersWork(
            client.getDatabase("others"),
            new LogicalSerializer(LogicalNames.of(), new KeysInMemory()),
            CLAIM,
            passed::get);

    @AfterEach
    void close() {
        client.close();
        mongo.close();
    }

    @Test
    void what_is_not_renewed_for_as_long_as_a_claim_lasts_is_abandoned() {
        claimedAt(3_600_000);
        assertThat(others.isAbandoned(THIRD)).isFalse();
        passed.addAndGet(CLAIM.toNanos());
        assertThat(others.isAbandoned(THIRD)).isFalse();
        passed.addAndGet(1);
        assertThat(others.isAbandoned(THIRD)).isTrue();
    }

    @Test
    void what_is_renewed_is_not() {
        for (int renewal = 1; renewal <= 5; renewal++) {
            claimedAt(renewal);
            assertThat(others.isAbandoned(THIRD)).isFalse();
            passed.addAndGet(CLAIM.toNanos() + 1);
        }
    }

    @Test
    void nor_is_what_was_just_begun_after_another_was_abandoned() {
        assertThat(others.isAbandoned(THIRD)).isFalse();
        passed.addAndGet(CLAIM.toNanos() + 1);
        assertThat(others.isAbandoned(new Generation("projection.badges", Set.of("badges"), 4)))
                .isFalse();
    }

    @Test
    void that_one_is_asked_for_does_not_begin_the_wait_for_another_anew() {
        var fourth = new Generation("projection.badges", Set.of("badges"), 4);
        assertThat(others.isAbandoned(THIRD)).isFalse();
        assertThat(others.isAbandoned(fourth)).isFalse();
        passed.addAndGet(CLAIM.toNanos() + 1);
        assertThat(others.isAbandoned(THIRD)).isTrue();
        assertThat(others.isAbandoned(fourth)).isTrue();
    }

    @Test
    void what_never_had_a_position_is_abandoned_like_any_other() {
        assertThat(others.isAbandoned(THIRD)).isFalse();
        passed.addAndGet(CLAIM.toNanos() + 1);
        assertThat(others.isAbandoned(THIRD)).isTrue();
    }

    private void claimedAt(long time) {
        tokens.deleteMany(new Document());
        tokens.insertOne(new Document("processorName", "projection.badges.3")
                .append("segment", 0)
                .append("owner", "another process")
                .append("timestamp", time));
    }
}
