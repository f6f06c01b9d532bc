package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import waymark.embedded.EmbeddedMongo;

/** The store keeps its last room for what people do, and for what frees some. */
class NearlyFullDiskTest extends Redeployed {

    /** Nothing new is taken in any more, but what is there may be changed. */
    private static final long FOR_CHANGES = 48L << 20;

    private final AtomicLong usable = new AtomicLong(Long.MAX_VALUE);
    private final EmbeddedMongo store = EmbeddedMongo.inMemory(usable::get);

    @BeforeEach
    void onThatDisk() {
        startAnew("waymark.mongo.uri", store.connectionString());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_service_starts_again_although_nothing_new_is_taken_in() {
        issue(2);
        sample.close();
        usable.set(FOR_CHANGES);
        start();

        assertThat(count(sample)).isEqualTo(2);
        assertThat(sample.post("/api/v1/badges", officer, "{\"label\":\"label\"}")
                        .statusCode())
                .isEqualTo(507);
    }
}
