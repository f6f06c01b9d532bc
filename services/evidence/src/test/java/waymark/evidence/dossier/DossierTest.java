package waymark.evidence.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static waymark.evidence.Facts.LA;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import waymark.embedded.EmbeddedMongo;
import waymark.events.FundingPublished.FundingApplied;
import waymark.events.RequestSource;
import waymark.events.SettingType;
import waymark.evidence.Facts;
import waymark.platform.consume.Received;
import waymark.platform.security.TenantScope;

/** Dossiers on the wire server: what arrives twice, overlapping or cut anywhere is filed once and in order. */
class DossierTest {

    private static final TenantScope SCOPE = TenantScope.ofAuthority(LA);
    private static final Instant NOW = Instant.parse("2024-01-31T09:00:00Z");

    private static EmbeddedMongo server;
    private static MongoClient client;

    private MongoDatabase database;
    private Changes changes;
    private DossierStore store;
    private DossierListener listener;
    private Dossiers dossiers;

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
    void open() {
        database = client.getDatabase("dossiers");
        database.drop();
        changes = new Changes(database, Clock.fixed(NOW, ZoneOffset.UTC));
        store = new DossierStore(database);
        listener = new DossierListener(store, changes);
        dossiers = new Dossiers(store, changes);
    }

    @Test
    void a_fact_is_kept_with_its_day_its_time_its_author_and_where_it_came_from() {
        listener.on("funding", facts().of("funding"));

        var dossier = dossiers.find(SCOPE, "app-1").orElseThrow();

        assertThat(dossier.kind()).isEqualTo(Kind.APPLICATION);
        assertThat(dossier.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.event())
                    .isEqualTo(new FundingApplied(
                            "app-1", LA, "ann", "s1", new BigDecimal("1250.50"), Facts.day("2023-05-01")));
            assertThat(fact.type()).isEqualTo("waymark.funding.funding-applied.v1");
            assertThat(fact.recorded()).isEqualTo("2023-05-01T12:00:00Z");
            assertThat(fact.authorRole()).isEqualTo("inclusion-officer");
            assertThat(fact.eventId()).isEqualTo("funding-0");
            assertThat(fact.source()).isEqualTo("funding");
            assertThat(fact.position()).isZero();
        });
    }

    @Test
    void a_batch_delivered_twice_is_filed_once() {
        var batch = facts().of("journeys");

        listener.on("journeys", batch);
        listener.on("journeys", batch);

        assertThat(positions("ann")).containsExactly(0L, 1L, 2L, 4L);
        assertThat(positions("ben")).containsExactly(3L, 5L);
    }

    @Test
    void of_a_window_that_straddles_the_position_only_the_new_part_is_added() {
        var all = facts().of("journeys");

        listener.on("journeys", all.subList(0, 3));
        listener.on("journeys", all.subList(1, 6));

        assertThat(positions("ann")).containsExactly(0L, 1L, 2L, 4L);
        assertThat(positions("ben")).containsExactly(3L, 5L);
    }

    @Test
    void a_window_sent_twice_within_one_batch_is_filed_once() {
        var all = facts().of("journeys");
        var resent = new ArrayList<>(all);
        resent.addAll(all);

        listener.on("journeys", resent);

        assertThat(positions("ann")).containsExactly(0L, 1L, 2L, 4L);
    }

    @Test
    void whatever_windows_are_sent_again_every_fact_is_there_once_and_in_order() {
        var all = facts().of("journeys");
        for (int seed = 0; seed < 30; seed++) {
            database.drop();
            store = new DossierStore(database);
            listener = new DossierListener(store, changes);
            var random = new Random(seed);
            int committed = 0;
            while (committed < all.size()) {
                int upTo = Math.min(all.size(), committed + 1 + random.nextInt(3));
                listener.on("journeys", all.subList(random.nextInt(committed + 1), upTo));
                committed = upTo;
            }
            assertThat(positions("ann")).as("seed %s", seed).containsExactly(0L, 1L, 2L, 4L);
            assertThat(positions("ben")).as("seed %s", seed).containsExactly(3L, 5L);
        }
    }

    @Test
    void an_authority_holds_its_own_dossiers_only() {
        deliver(facts());

        assertThat(dossiers.of(SCOPE).dossiers())
                .extracting(Dossier::subject)
                .containsExactlyInAnyOrder("ann", "ben", "s1", "app-1");
        assertThat(dossiers.of(TenantScope.ofAuthority("330")).dossiers()).isEmpty();
        assertThat(dossiers.find(TenantScope.ofAuthority("330"), "ann")).isEmpty();
    }

    @Test
    void what_is_held_is_refreshed_by_what_changed_since() {
        var facts = facts();
        listener.on("journeys", facts.of("journeys").subList(0, 3));
        var before = dossiers.of(SCOPE);

        assertThat(dossiers.of(SCOPE)).as("nothing changed").isSameAs(before);
        listener.on("journeys", facts.of("journeys"));
        var after = dossiers.of(SCOPE);

        assertThat(after.version()).isNotEqualTo(before.version());
        assertThat(after.dossiers()).extracting(Dossier::subject).containsExactlyInAnyOrder("ann", "ben");
        assertThat(fact(after, "ann")).hasSize(4);
    }

    @Test
    void a_slow_writer_with_a_lower_number_is_not_overlooked() {
        var facts = facts().of("journeys");
        listener.on("journeys", facts.subList(0, 1));
        dossiers.of(SCOPE);
        var slow = changes.open();
        listener.on("settings", facts().of("settings"));
        assertThat(dossiers.of(SCOPE).dossiers()).extracting(Dossier::subject).containsExactlyInAnyOrder("ann", "s1");

        store.append("journeys", slow.number(), List.of(DossierStore.Fold.of(List.of(facts.get(3)))));
        changes.close(slow);

        assertThat(dossiers.of(SCOPE).dossiers())
                .extracting(Dossier::subject)
                .containsExactlyInAnyOrder("ann", "s1", "ben");
    }

    @Test
    void a_writer_that_died_holds_readers_back_for_a_quarter_of_an_hour_only() {
        listener.on("settings", facts().of("settings"));
        changes.open();

        assertThat(changes.state()).isEqualTo(new Changes.State(2, 1));

        var later = new Changes(database, Clock.fixed(NOW.plus(Duration.ofMinutes(16)), ZoneOffset.UTC));
        assertThat(later.state()).isEqualTo(new Changes.State(2, 2));
        assertThat(changes.state()).as("forgotten by all").isEqualTo(new Changes.State(2, 2));
    }

    @Test
    void the_change_query_looks_at_nothing_but_what_changed() {
        var many = new Facts();
        for (int i = 0; i < 500; i++) {
            many.child("child-" + i, 2020, "2023-01-01");
        }
        listener.on("journeys", many.of("journeys"));
        dossiers.of(SCOPE);
        listener.on("settings", facts().of("settings"));
        long before = server.documentsExamined();

        dossiers.of(SCOPE);

        assertThat(server.documentsExamined() - before).isLessThan(10);
    }

    private List<Long> positions(String subject) {
        return dossiers.find(SCOPE, subject).orElseThrow().facts().stream()
                .map(Fact::position)
                .toList();
    }

    private static List<Fact> fact(Dossiers.Snapshot snapshot, String subject) {
        return snapshot.dossiers().stream()
                .filter(dossier -> dossier.subject().equals(subject))
                .flatMap(dossier -> dossier.facts().stream())
                .toList();
    }

    private void deliver(Facts facts) {
        for (List<Received> batch : facts.batches()) {
            listener.on(batch.getFirst().source(), Collections.unmodifiableList(batch));
        }
    }

    private static Facts facts() {
        return new Facts()
                .setting("s1", SettingType.PRESCHOOL, "Riverside", "2022-09-01")
                .child("ann", 2020, "2023-01-01")
                .placed("ann", "s1", "2023-01-01")
                .requested("ann", "case-1", RequestSource.PARENT, "2023-03-01")
                .child("ben", 2020, "2023-03-02")
                .decided("ann", "case-1", true, "2023-04-01")
                .placed("ben", "s1", "2023-04-02")
                .applied("app-1", "ann", "s1", "1250.50", "2023-05-01");
    }
}
