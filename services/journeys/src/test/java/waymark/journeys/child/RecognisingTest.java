package waymark.journeys.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.embedded.EmbeddedMongo;
import waymark.events.Sex;
import waymark.journeys.child.ChildEvent.ChildRegistered;
import waymark.journeys.child.ChildEvent.IdentityCorrected;
import waymark.platform.privacy.References;
import waymark.platform.refusal.RefusedException;

class RecognisingTest {

    private static final LocalDate BORN = LocalDate.of(2020, 5, 17);
    private static final LocalDate START = LocalDate.of(2023, 9, 4);
    private static final String UPN = "H801200001001";
    private static final String OTHER_UPN = "G80120000101A";

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
        client.getDatabase("recognising").drop();
        mongo = new MongoTemplate(client, "recognising");
    }

    @Nested
    class Knowing {

        private final KnownIdentityProjector projector = new KnownIdentityProjector(mongo(), new Plain());

        @Test
        void a_child_is_recognised_by_upn_by_name_and_by_id_within_its_authority() {
            projector.on(registered("c1", "Oaktest", UPN), 0);

            assertThat(known().holders("874", Set.of(UPN, OTHER_UPN))).containsExactlyEntriesOf(Map.of(UPN, "c1"));
            assertThat(namesakes(who("Oaktest", null))).containsExactly("c1");
            assertThat(known().known("874", List.of("c1", "c2"))).containsExactly("c1");
            assertThat(known().holders("301", Set.of(UPN))).isEmpty();
            assertThat(known().known("301", List.of("c1"))).isEmpty();
        }

        @Test
        void after_a_correction_nobody_is_recognised_by_what_was_wrong() {
            projector.on(registered("c1", "Oaktest", UPN), 0);
            projector.on(corrected("c1", "Elmtest", OTHER_UPN), 1, "874");

            assertThat(known().holders("874", Set.of(UPN, OTHER_UPN)))
                    .containsExactlyEntriesOf(Map.of(OTHER_UPN, "c1"));
            assertThat(namesakes(who("Oaktest", null))).isEmpty();
            assertThat(namesakes(who("Elmtest", null))).containsExactly("c1");
        }

        @Test
        void hearing_an_older_event_again_changes_nothing() {
            projector.on(registered("c1", "Oaktest", UPN), 0);
            projector.on(corrected("c1", "Elmtest", OTHER_UPN), 1, "874");
            projector.on(registered("c1", "Oaktest", UPN), 0);

            assertThat(known().holders("874", Set.of(UPN))).isEmpty();
        }

        @Test
        void rebuilt_from_nothing_it_is_the_same() {
            projector.on(registered("c1", "Oaktest", UPN), 0);
            var before = mongo.findAll(KnownIdentity.class);
            projector.reset();
            assertThat(known().known("874", List.of("c1"))).isEmpty();
            projector.on(registered("c1", "Oaktest", UPN), 0);

            assertThat(mongo.findAll(KnownIdentity.class)).isEqualTo(before);
        }

        @Test
        void two_children_of_one_name_and_birthday_are_told_apart_by_their_upns() {
            projector.on(registered("c1", "Oaktest", UPN), 0);
            projector.on(registered("c2", "Oaktest", OTHER_UPN), 0);
            projector.on(registered("c3", "Oaktest", null), 0);

            assertThat(namesakes(who("Oaktest", UPN))).containsExactlyInAnyOrder("c1", "c3");
            assertThat(namesakes(who("Oaktest", null))).containsExactlyInAnyOrder("c1", "c2", "c3");
        }

        @Test
        void an_erased_child_is_known_by_id_alone() {
            var erased =
                    new ChildRegistered("c1", "874", null, null, null, null, null, 2019, Sex.F, Ethnicity.WBRI, START);
            projector.on(erased, 0);

            assertThat(known().known("874", List.of("c1"))).containsExactly("c1");
            assertThat(mongo.findAll(KnownIdentity.class))
                    .containsExactly(new KnownIdentity("c1", "874", null, null, 0));
        }

        private List<String> namesakes(Identity who) {
            return known().namesakes("874", Set.of(who, who("Nobodytest", null)))
                    .getOrDefault(who, List.of());
        }

        private KnownIdentities known() {
            return new KnownIdentities(mongo, new Plain());
        }
    }

    @Nested
    class Claiming {

        private final Ticking clock = new Ticking();
        private final EventStore history = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        private final UpnClaims claims = new StoredUpnClaims(
                client.getDatabase("recognising"),
                new Plain(),
                history,
                new KnownIdentities(mongo(), new Plain()),
                clock);

        @Test
        void a_upn_has_one_child_and_it_may_say_so_again() {
            claims.claim("874", "c1", UPN);
            store(registered("c1", "Oaktest", UPN), 0);
            clock.pass(Duration.ofDays(400));

            assertThatCode(() -> claims.claim("874", "c1", UPN)).doesNotThrowAnyException();
            assertThatThrownBy(() -> claims.claim("874", "c2", UPN)).isInstanceOf(RefusedException.class);
            assertThatCode(() -> claims.claim("301", "c2", UPN)).doesNotThrowAnyException();
        }

        @Test
        void a_upn_is_claimed_by_one_child_even_at_the_same_moment() throws InterruptedException {
            List<Callable<Boolean>> rivals = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                var child = "c" + i;
                rivals.add(() -> isClaimed(child));
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var won = threads.invokeAll(rivals).stream()
                        .filter(rival -> rival.resultNow())
                        .count();
                assertThat(won).isOne();
            }
        }

        @Test
        void a_claim_whose_event_may_still_come_is_respected() {
            claims.claim("874", "c1", UPN);
            clock.pass(Duration.ofSeconds(119));

            assertThatThrownBy(() -> claims.claim("874", "c2", UPN)).isInstanceOf(RefusedException.class);
        }

        @Test
        void a_claim_of_a_child_that_never_came_to_be_stands_in_nobodys_way() {
            claims.claim("874", "c1", UPN);
            clock.pass(Duration.ofMinutes(3));

            claims.claim("874", "c2", UPN);
            store(registered("c2", "Elmtest", UPN), 0);
            assertThatThrownBy(() -> claims.claim("874", "c1", UPN)).isInstanceOf(RefusedException.class);
        }

        @Test
        void a_upn_given_up_in_a_correction_is_free() {
            claims.claim("874", "c1", UPN);
            store(registered("c1", "Oaktest", UPN), 0);
            claims.claim("874", "c1", OTHER_UPN);
            store(corrected("c1", "Oaktest", OTHER_UPN), 1);
            clock.pass(Duration.ofMinutes(3));

            assertThatCode(() -> claims.claim("874", "c2", UPN)).doesNotThrowAnyException();
            assertThatThrownBy(() -> claims.claim("874", "c2", OTHER_UPN)).isInstanceOf(RefusedException.class);
        }

        @Test
        void a_child_that_takes_back_its_old_upn_keeps_it_against_who_asks_meanwhile() {
            claims.claim("874", "c1", UPN);
            store(registered("c1", "Oaktest", UPN), 0);
            store(corrected("c1", "Oaktest", OTHER_UPN), 1);
            clock.pass(Duration.ofDays(30));

            claims.claim("874", "c1", UPN);
            assertThatThrownBy(() -> claims.claim("874", "c2", UPN)).isInstanceOf(RefusedException.class);
        }

        @Test
        void a_upn_on_record_is_held_also_where_its_claim_was_lost() {
            new KnownIdentityProjector(mongo(), new Plain()).on(registered("c1", "Oaktest", UPN), 0);

            assertThatThrownBy(() -> claims.claim("874", "c2", UPN)).isInstanceOf(RefusedException.class);
            assertThatCode(() -> claims.claim("874", "c1", UPN)).doesNotThrowAnyException();
        }

        private boolean isClaimed(String child) {
            try {
                claims.claim("874", child, UPN);
                return true;
            } catch (RefusedException e) {
                return false;
            }
        }

        private void store(ChildEvent event, long sequence) {
            history.publish(new GenericDomainEventMessage<>("Child", event.childId(), sequence, event));
        }
    }

    private MongoTemplate mongo() {
        return mongo == null ? new MongoTemplate(client, "recognising") : mongo;
    }

    private static ChildRegistered registered(String id, String surname, @Nullable String upn) {
        return new ChildRegistered(id, "874", surname, "Rowan", BORN, upn, null, 2019, Sex.F, Ethnicity.WBRI, START);
    }

    private static IdentityCorrected corrected(String id, String surname, @Nullable String upn) {
        return new IdentityCorrected(id, surname, "Rowan", BORN, upn, null, START, START);
    }

    private static Identity who(String surname, @Nullable String upn) {
        return new Identity(surname, "Rowan", BORN, upn, null);
    }

    /** Stands still until told to go on. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2024-11-20T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }
    }

    private static final class Plain implements References {
        @Override
        public String idOf(String kind, String la, String reference) {
            return kind + la + reference;
        }

        @Override
        public String lookupKey(String kind, String la, String... values) {
            return kind + la + String.join("|", values);
        }
    }
}
