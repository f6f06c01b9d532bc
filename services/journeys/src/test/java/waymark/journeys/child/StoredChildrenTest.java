package waymark.journeys.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.embedded.EmbeddedMongo;
import waymark.events.SenProvision;
import waymark.events.SenType;
import waymark.events.Sex;
import waymark.journeys.child.ChildEvent.ChildPlaced;
import waymark.journeys.child.ChildEvent.ChildRegistered;
import waymark.journeys.child.ChildEvent.CountedAtHeadcount;
import waymark.journeys.child.ChildEvent.PlacementEnded;
import waymark.journeys.child.ChildEvent.SenProvisionRecorded;
import waymark.platform.privacy.Sealer;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.security.TenantScope;
import waymark.platform.web.PageRequest;

class StoredChildrenTest {

    private static final LocalDate BORN = LocalDate.of(2020, 5, 17);
    private static final LocalDate START = LocalDate.of(2023, 9, 4);
    private static final LocalDate SPRING = LocalDate.of(2024, 1, 18);

    private static EmbeddedMongo server;
    private static MongoClient client;

    private MongoTemplate mongo;

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
    }

    @Nested
    class Records {

        private final List<ChildEvent> story = List.of(
                registered("c1"),
                new ChildPlaced("c1", "s1", 15, START),
                new SenProvisionRecorded("c1", SenProvision.K, SenType.SLCN, START),
                new PlacementEnded("c1", "s1", SPRING),
                new ChildPlaced("c1", "s2", 30, SPRING),
                new SenProvisionRecorded("c1", SenProvision.N, null, START.minusDays(30)),
                new CountedAtHeadcount("c1", SPRING));

        @Test
        void a_child_stands_where_its_latest_facts_say() {
            tell(story);

            var child = only();
            assertThat(child.settingId()).isEqualTo("s2");
            assertThat(child.fundedHours()).isEqualTo(30);
            assertThat(child.provision()).isEqualTo(SenProvision.K);
            assertThat(child.version()).isEqualTo(6);
        }

        @Test
        void hearing_events_again_changes_nothing() {
            tell(story);
            var before = only();
            tell(story);

            assertThat(only()).isEqualTo(before);
        }

        @Test
        void a_replay_gives_the_same_record() {
            tell(story);
            var before = only();
            projector().reset();
            assertThat(mongo.findAll(ChildRecord.class)).isEmpty();
            tell(story);

            assertThat(only()).isEqualTo(before);
        }

        @Test
        void a_change_of_an_unknown_child_is_an_error_not_silence() {
            assertThatThrownBy(() -> projector().on(new ChildPlaced("c9", "s1", 15, START), 1, "874"))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        void who_it_is_lies_sealed() {
            tell(story);

            assertThat(mongo.getCollection("children").find().first().toJson())
                    .contains("<child-record.surname>")
                    .doesNotContain("Testchild", "Rowan", "2020-05-17");
        }

        @Test
        void setting_staff_find_the_children_placed_with_them_now() {
            tell(story);
            var children = new ChildRecords(mongo);

            assertThat(children.find(TenantScope.ofSettings("874", Set.of("s2")), "c1"))
                    .isPresent();
            assertThat(children.find(TenantScope.ofSettings("874", Set.of("s1")), "c1"))
                    .isEmpty();
            assertThat(children.find(TenantScope.ofSettings("301", Set.of("s2")), "c1"))
                    .isEmpty();
            assertThatThrownBy(() -> children.require(TenantScope.ofAuthority("301"), "c1"))
                    .isInstanceOf(NotFoundException.class);
        }

        @Test
        void a_filter_never_widens_what_staff_may_see() {
            tell(story);
            var children = new ChildRecords(mongo);
            var filter = new ChildRecords.Filter("s2", null, null);

            assertThat(children.list(TenantScope.ofSettings("874", Set.of("s1")), filter, new PageRequest(1, 20)))
                    .isEmpty();
            assertThat(children.count(TenantScope.ofSettings("874", Set.of("s1", "s2")), filter))
                    .isOne();
            assertThat(children.count(
                            TenantScope.ofAuthority("874"), new ChildRecords.Filter(null, SenProvision.E, null)))
                    .isZero();
        }

        private void tell(List<ChildEvent> events) {
            var projector = projector();
            for (int i = 0; i < events.size(); i++) {
                projector.on(events.get(i), i, "874");
            }
        }

        private ChildRecordProjector projector() {
            return new ChildRecordProjector(mongo, new Marked());
        }

        private ChildRecord only() {
            return mongo.findAll(ChildRecord.class).getFirst();
        }
    }

    private static ChildRegistered registered(String id) {
        return new ChildRegistered(
                id, "874", "Testchild", "Rowan", BORN, null, "PE1 1AA", 2019, Sex.F, Ethnicity.WBRI, START);
    }

    /** Shows which context a value was sealed in, and nothing of the value. */
    private static final class Marked implements Sealer {
        @Override
        public String seal(String personId, String context, String value) {
            return "<" + context + ">";
        }

        @Override
        public Optional<String> open(String personId, String context, String sealed) {
            return Optional.empty();
        }
    }
}
