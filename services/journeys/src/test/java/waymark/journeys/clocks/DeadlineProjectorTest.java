package waymark.journeys.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.embedded.EmbeddedMongo;
import waymark.events.ExceptionReason;
import waymark.events.RequestSource;
import waymark.events.StatutoryClock;
import waymark.journeys.clocks.Clocks.State;
import waymark.journeys.plan.PlanEvent;
import waymark.journeys.plan.PlanEvent.AssessmentDecided;
import waymark.journeys.plan.PlanEvent.ExceptionRecorded;
import waymark.journeys.plan.PlanEvent.HistoricalCaseNoted;
import waymark.journeys.plan.PlanEvent.PlanIssued;
import waymark.journeys.plan.PlanEvent.RequestReceived;

class DeadlineProjectorTest {

    private static final LocalDate DAY = LocalDate.of(2023, 2, 1);
    private static final List<PlanEvent> STORY = List.of(
            new RequestReceived("case", "c1", "874", RequestSource.PARENT, DAY),
            new AssessmentDecided("case", "c1", true, DAY.plusDays(43)),
            new ExceptionRecorded("case", "c1", StatutoryClock.TWENTY_WEEKS, ExceptionReason.ABSENCE, DAY.plusDays(50)),
            new PlanIssued("case", "c1", DAY.plusDays(140)));

    private static EmbeddedMongo server;
    private static MongoClient client;

    private MongoTemplate mongo;
    private DeadlineProjector projector;

    @BeforeAll
    static void start() {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(server.connectionString());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        client.getDatabase("test").drop();
        mongo = new MongoTemplate(client, "test");
        projector = new DeadlineProjector(mongo);
    }

    @Test
    void each_clock_of_a_case_ends_in_its_own_way() {
        tell(STORY);

        assertThat(all()).extracting(Deadline::state).containsExactly(State.LATE, State.STOPPED, State.ON_TIME);
        assertThat(all()).extracting(Deadline::exception).containsExactly(null, null, ExceptionReason.ABSENCE);
    }

    @Test
    void hearing_again_or_from_the_start_changes_nothing() {
        tell(STORY);
        var before = all();
        tell(STORY);
        assertThat(all()).isEqualTo(before);

        projector.reset();
        assertThat(all()).isEmpty();
        tell(STORY);
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void a_historical_case_has_no_clocks() {
        tell(List.of(new HistoricalCaseNoted("case", "c1", "874", RequestSource.PARENT, DAY)));

        assertThat(all()).isEmpty();
    }

    private void tell(List<PlanEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            projector.on(events.get(i), i, "874");
        }
    }

    private List<Deadline> all() {
        return mongo.findAll(Deadline.class).stream()
                .sorted(Comparator.comparing(Deadline::clock))
                .toList();
    }
}
