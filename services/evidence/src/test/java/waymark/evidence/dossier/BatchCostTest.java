package waymark.evidence.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import waymark.embedded.EmbeddedMongo;
import waymark.events.JourneysPublished.PlacementEnded;
import waymark.events.PublishedTypes;
import waymark.platform.consume.Received;
import waymark.platform.security.TenantScope;

/** A batch is written in a fixed number of round trips, and that costs no promise: what is counted here is commands. */
class BatchCostTest {

    private static final Instant NOW = Instant.parse("2024-01-31T09:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2024, 1, 8);
    private static final int AUTHORITIES = 40;

    private static final ConcurrentLinkedQueue<String> COMMANDS = new ConcurrentLinkedQueue<>();

    private static EmbeddedMongo server;
    private static MongoClient client;

    private Changes changes;
    private DossierStore store;
    private DossierListener listener;
    private Dossiers dossiers;

    @BeforeAll
    static void start() {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.connectionString()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        COMMANDS.add(event.getCommandName());
                    }
                })
                .build());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void open() {
        MongoDatabase database = client.getDatabase("batches");
        database.drop();
        changes = new Changes(database, Clock.fixed(NOW, ZoneOffset.UTC));
        store = new DossierStore(database);
        listener = new DossierListener(store, changes);
        dossiers = new Dossiers(store, changes);
        listener.on("journeys", List.of(ended("first", "999", 0)));
        COMMANDS.clear();
    }

    @Test
    void a_batch_of_many_authorities_takes_three_round_trips() {
        listener.on("journeys", batch(1, 400));

        assertThat(COMMANDS).containsExactly("findAndModify", "update", "update");
        assertThat(filed()).hasSize(400);
    }

    @Test
    void a_batch_sent_again_soon_takes_none_and_changes_nothing() {
        var batch = batch(1, 400);
        listener.on("journeys", batch);
        var before = filed();
        COMMANDS.clear();

        listener.on("journeys", batch);

        assertThat(COMMANDS).isEmpty();
        assertThat(filed()).isEqualTo(before);
    }

    @Test
    void a_batch_that_failed_is_not_remembered_as_filed() {
        var batch = batch(1, 3);
        var unwritable = new ArrayList<>(batch);
        unwritable.add(ended("x".repeat(17_000_000), "999", 7));
        assertThatThrownBy(() -> listener.on("journeys", unwritable)).isNotNull();

        listener.on("journeys", batch);

        assertThat(filed()).containsOnlyKeys("child-1", "child-2", "child-3");
    }

    @Test
    void a_batch_delivered_again_to_another_process_takes_one_more_and_changes_nothing() {
        var batch = batch(1, 400);
        listener.on("journeys", batch);
        var before = filed();
        COMMANDS.clear();

        restarted().on("journeys", batch);

        assertThat(COMMANDS).containsExactly("findAndModify", "update", "find", "update");
        assertThat(filed()).isEqualTo(before);
    }

    @Test
    void a_batch_that_was_half_written_when_its_writer_died_is_completed() {
        var batch = batch(1, 400);
        var dying = changes.open();
        store.append(
                "journeys",
                dying.number(),
                batch.subList(0, 150).stream()
                        .map(fact -> DossierStore.Fold.of(List.of(fact)))
                        .toList());
        COMMANDS.clear();

        listener.on("journeys", batch);

        assertThat(COMMANDS).containsExactly("findAndModify", "update", "find", "update");
        assertThat(filed().values()).hasSize(400).allMatch(positions -> positions.size() == 1);
    }

    @Test
    void a_window_that_straddles_many_subjects_positions_is_completed_in_one_more_write() {
        var twice = new ArrayList<>(batch(1, 200));
        listener.on("journeys", twice);
        twice.addAll(IntStream.rangeClosed(1, 200)
                .mapToObj(i -> ended("child-" + i, la(i), 1000 + i))
                .toList());
        COMMANDS.clear();

        restarted().on("journeys", twice);

        assertThat(COMMANDS).containsExactly("findAndModify", "update", "find", "update", "update");
        assertThat(filed().values())
                .allSatisfy(positions ->
                        assertThat(positions).isSorted().doesNotHaveDuplicates().hasSize(2));
    }

    @Test
    void two_consumers_at_the_same_window_file_every_fact_once_and_in_order() throws Exception {
        var all = new ArrayList<Received>();
        for (int position = 1; position <= 600; position++) {
            int child = position % 30;
            all.add(ended("child-" + child, la(child), position));
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            var writers = IntStream.range(0, 4)
                    .<Callable<Void>>mapToObj(writer -> () -> deliver(all, new Random(writer)))
                    .toList();
            for (var done : threads.invokeAll(writers)) {
                done.get();
            }
        }

        assertThat(filed().values())
                .hasSize(30)
                .allSatisfy(positions ->
                        assertThat(positions).hasSize(20).isSorted().doesNotHaveDuplicates());
        assertThat(changes.state().settled()).isEqualTo(changes.state().last());
    }

    @Test
    void an_open_change_holds_back_the_readers_of_every_authority() {
        var slow = changes.open();
        listener.on("journeys", batch(1, 3));
        assertThat(dossiers.of(scope(2)).dossiers()).hasSize(1);

        store.append("journeys", slow.number(), List.of(DossierStore.Fold.of(List.of(ended("late", la(2), 9)))));
        changes.close(slow);

        assertThat(dossiers.of(scope(2)).dossiers())
                .extracting(Dossier::subject)
                .containsExactlyInAnyOrder("child-2", "late");
    }

    @Test
    void what_other_authorities_hear_leaves_an_authoritys_version_as_it_was() {
        listener.on("journeys", batch(1, 1));
        var before = dossiers.of(scope(1));

        listener.on("journeys", batch(2, 3));

        assertThat(dossiers.of(scope(1))).isSameAs(before);
    }

    @Test
    void every_instance_calls_the_same_dossiers_the_same() {
        listener.on("journeys", batch(1, 100));
        var early = dossiers.of(scope(1));
        listener.on("journeys", List.of(ended("elsewhere", la(2), 500)));

        var other = new Dossiers(store, changes).of(scope(1));

        assertThat(other.version()).isEqualTo(early.version());
        assertThat(other.dossiers()).containsExactlyInAnyOrderElementsOf(early.dossiers());
    }

    @Test
    void where_the_store_refuses_for_another_reason_the_batch_fails_and_its_change_stays_open() {
        var refused = ended("x".repeat(17_000_000), "999", 7);

        assertThatThrownBy(() -> listener.on("journeys", List.of(refused))).isNotNull();

        assertThat(changes.state()).isEqualTo(new Changes.State(2, 1));
    }

    private Void deliver(List<Received> all, Random random) {
        var own = restarted();
        int committed = 0;
        while (committed < all.size()) {
            int upTo = Math.min(all.size(), committed + 1 + random.nextInt(200));
            own.on("journeys", all.subList(random.nextInt(committed + 1), upTo));
            committed = upTo;
        }
        return null;
    }

    private DossierListener restarted() {
        return new DossierListener(store, changes);
    }

    private Map<String, List<Long>> filed() {
        var filed = new HashMap<String, List<Long>>();
        for (int authority = 0; authority < AUTHORITIES; authority++) {
            new Dossiers(store, changes)
                    .of(scope(authority))
                    .dossiers()
                    .forEach(dossier -> filed.put(
                            dossier.subject(),
                            dossier.facts().stream().map(Fact::position).toList()));
        }
        return Collections.unmodifiableMap(filed);
    }

    private static List<Received> batch(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> ended("child-" + i, la(i), i))
                .toList();
    }

    private static TenantScope scope(int number) {
        return TenantScope.ofAuthority(la(number));
    }

    private static String la(int number) {
        return String.valueOf(300 + number % AUTHORITIES);
    }

    private static Received ended(String child, String la, long position) {
        var event = new PlacementEnded(child, la, "s1", DAY);
        return new Received(
                event,
                "event-" + position,
                PublishedTypes.nameOf(event.getClass()),
                "journeys",
                position,
                NOW,
                "inclusion-officer");
    }
}
