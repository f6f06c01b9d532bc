package waymark.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.util.ContentCachingResponseWrapper;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.security.Caller;
import waymark.platform.web.RememberedRequests.Answered;
import waymark.platform.web.RememberedRequests.Begun;
import waymark.platform.web.RememberedRequests.InFlight;
import waymark.platform.web.RememberedRequests.OtherBody;

class RememberedRequestsTest {

    private static EmbeddedMongo mongo;
    private static MongoClient client;

    private final MovingClock clock = new MovingClock();
    private final String id = UUID.randomUUID().toString();
    private RememberedRequests requests = new RememberedRequests(database(), clock);

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

    @BeforeEach
    void begin() {
        requests = new RememberedRequests(database(), clock);
        assertThat(requests.begin(id, "body")).isEqualTo(new Begun(false));
    }

    @Test
    void while_the_first_is_under_way_the_second_waits() {
        assertThat(requests.begin(id, "body")).isEqualTo(new InFlight());
    }

    @Test
    void a_first_that_never_ended_is_taken_over_once() {
        clock.move(Duration.ofSeconds(61));

        assertThat(requests.begin(id, "body")).isEqualTo(new Begun(true));
        assertThat(requests.begin(id, "body")).isEqualTo(new InFlight());
    }

    @Test
    void a_first_by_a_clock_that_was_an_hour_ahead_is_taken_over_too() {
        clock.move(Duration.ofHours(-1));

        assertThat(requests.begin(id, "body")).isEqualTo(new Begun(true));
        assertThat(requests.begin(id, "body")).isEqualTo(new InFlight());
    }

    @Test
    void after_a_fault_the_second_tries_again_but_not_with_another_body() {
        requests.end(id, 503, answer(503));

        assertThat(requests.begin(id, "other")).isEqualTo(new OtherBody());
        assertThat(requests.begin(id, "body")).isEqualTo(new Begun(true));
    }

    @Test
    void after_a_success_the_answer_is_repeated() throws Exception {
        var first = answer(201);
        first.setHeader("Location", "/api/v1/things/1");
        first.setHeader("ETag", "\"4\"");
        requests.end(id, 201, first);

        var repeated = new MockHttpServletResponse();
        ((Answered) requests.begin(id, "body")).answer().writeTo(repeated);
        assertThat(repeated.getStatus()).isEqualTo(201);
        assertThat(repeated.getHeader("Location")).isEqualTo("/api/v1/things/1");
        assertThat(repeated.getHeader("ETag")).isEqualTo("\"4\"");
    }

    @Test
    void after_a_day_the_key_is_free_again() {
        requests.end(id, 201, answer(201));
        clock.move(RememberedRequests.KEPT.plusSeconds(1));

        assertThat(requests.begin(id, "other")).isEqualTo(new Begun(false));
    }

    @Test
    void purging_forgets_what_is_a_day_old_and_nothing_else() {
        requests.end(id, 201, answer(201));
        clock.move(RememberedRequests.KEPT.minusSeconds(1));
        requests.purge();
        assertThat(requests.begin(id, "body")).isInstanceOf(Answered.class);

        clock.move(Duration.ofSeconds(2));
        requests.purge();
        assertThat(requests.begin(id, "body")).isEqualTo(new Begun(false));
    }

    @Test
    void a_key_belongs_to_its_caller_and_authority() {
        var one = new Caller("a", "874", Set.of(), Set.of());

        assertThat(RememberedRequests.idOf(one, "k"))
                .isEqualTo(RememberedRequests.idOf(one, "k"))
                .isNotEqualTo(RememberedRequests.idOf(new Caller("b", "874", Set.of(), Set.of()), "k"))
                .isNotEqualTo(RememberedRequests.idOf(new Caller("a", "301", Set.of(), Set.of()), "k"));
    }

    private static MongoDatabase database() {
        return client.getDatabase("waymark-test");
    }

    private static ContentCachingResponseWrapper answer(int status) {
        var response = new ContentCachingResponseWrapper(new MockHttpServletResponse());
        response.setStatus(status);
        return response;
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2024-09-30T12:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
