package waymark.platform.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static waymark.platform.publish.PublisherLease.TERM;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import waymark.embedded.EmbeddedMongo;

/** Whose clock is wrong waits no longer and takes nothing from anybody who is alive. */
class PublisherLeaseTest {

    private static final Instant NOW = Instant.parse("2024-09-30T12:00:00Z");

    private static EmbeddedMongo mongo;
    private static MongoClient client;

    private final MongoDatabase database = client.getDatabase("t" + UUID.randomUUID());
    private final AtomicReference<Instant> hours = new AtomicReference<>(NOW.plus(Duration.ofHours(1)));
    private final Clock ahead = ((InstantSource) hours::get).withZone(ZoneOffset.UTC);
    private final AtomicLong passed = new AtomicLong();
    private final PublisherLease other =
            new PublisherLease(database, "two", Clock.fixed(NOW, ZoneOffset.UTC), TERM, passed::get);

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.inMemory();
        client = MongoClients.create(mongo.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @Test
    void a_lease_by_a_clock_an_hour_ahead_is_free_once_nobody_renewed_it_for_a_term() {
        var dead = new PublisherLease(database, "one", ahead).take().orElseThrow();

        assertThat(other.take()).isEmpty();
        passed.addAndGet(TERM.toNanos());
        assertThat(other.take()).isEmpty();
        passed.addAndGet(1);
        assertThat(other.take()).isPresent();

        assertThatThrownBy(() -> dead.moveTo(1)).isInstanceOf(PublisherLease.LeaseLostException.class);
    }

    @Test
    void a_lease_that_is_renewed_stays_its_holders() {
        var alive = new PublisherLease(database, "one", ahead).take().orElseThrow();

        for (int i = 0; i < 5; i++) {
            assertThat(other.take()).isEmpty();
            passed.addAndGet(TERM.toNanos());
            hours.updateAndGet(before -> before.plus(TERM));
            alive.renew();
        }

        alive.moveTo(1);
        assertThat(other.position()).isEqualTo(1);
    }
}
