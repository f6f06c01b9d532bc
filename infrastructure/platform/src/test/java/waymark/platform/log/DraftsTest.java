package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import waymark.embedded.EmbeddedMongo;

/** Read models written by the batch are the ones written one by one, for fewer round trips. */
class DraftsTest {

    private static final ConcurrentLinkedQueue<String> COMMANDS = new ConcurrentLinkedQueue<>();

    private static EmbeddedMongo server;
    private static MongoClient client;

    private MongoTemplate store;
    private Drafts<Roll> rolls;
    /** What another process does after the batch has read and before it writes. */
    private Runnable meanwhile;

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
        client.getDatabase("drafts").drop();
        store = new MongoTemplate(client, "drafts");
        meanwhile = () -> {};
        rolls = new Drafts<>(store, Roll.class, Roll::version);
    }

    @Test
    void however_the_events_are_cut_into_batches_the_documents_are_those_written_one_by_one() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var events = IntStream.range(0, 200)
                    .mapToObj(i -> new Joined("roll-" + random.nextInt(12), i, random.nextInt(3) > 0))
                    .toList();
            open();
            events.forEach(this::on);
            var oneByOne = stored();
            open();
            for (int from = 0; from < events.size(); ) {
                int to = Math.min(events.size(), from + 1 + random.nextInt(60));
                // As after a crash: the last batch comes again before the next.
                batch(events.subList(from, to));
                batch(events.subList(from, to));
                from = to;
            }

            assertThat(stored()).as("seed %s", seed).isEqualTo(oneByOne).isNotEmpty();
        }
    }

    @Test
    void a_batch_reads_its_subjects_documents_together_and_writes_them_together() {
        COMMANDS.clear();

        batch(IntStream.range(0, 300)
                .mapToObj(i -> new Joined("roll-" + i % 3, i, true))
                .toList());

        assertThat(COMMANDS.stream().filter("find"::equals)).hasSize(1);
        assertThat(COMMANDS.stream().filter("update"::equals)).hasSize(1);
        assertThat(store.findById("roll-1", Roll.class).members()).hasSize(100);
    }

    @Test
    void what_is_there_is_taken_further_and_what_is_not_is_asked_for_once() {
        store.save(new Roll("roll-1", List.of("member-0"), null, 0));
        COMMANDS.clear();

        batch(List.of(new Joined("roll-1", 1, true), new Joined("roll-2", 2, true), new Joined("roll-2", 1, true)));

        assertThat(COMMANDS).containsExactly("find", "update");
        assertThat(store.findById("roll-1", Roll.class).members()).containsExactly("member-0", "member-1");
        assertThat(store.findById("roll-2", Roll.class).members()).containsExactly("member-2");
    }

    @Test
    void a_document_that_cannot_be_read_troubles_nobody_but_its_own_events() {
        client.getDatabase("drafts")
                .getCollection("roll")
                .insertOne(new Document("_id", "roll-2").append("members", new Document("not", "a list")));

        assertThatThrownBy(() -> batch(List.of(new Joined("roll-1", 1, true), new Joined("roll-2", 2, true))))
                .isNotNull();
        batch(List.of(new Joined("roll-1", 1, true), new Joined("roll-3", 3, true), new Joined("ignored-2", 4, true)));

        var messages = List.<EventMessage<?>>of(
                message(new Joined("roll-1", 5, true)), message(new Joined("roll-2", 6, true)));
        var found = new BatchingUnitOfWork<>(messages)
                .executeWithResult(() -> rolls.find("roll-1"))
                .getPayload();
        assertThat(found).isEqualTo(store.findById("roll-1", Roll.class)).isNotNull();
    }

    @Test
    void a_document_that_is_kept_under_another_id_than_its_subjects_is_read_by_itself() {
        store.save(new Roll("other-1", List.of("member-0"), null, 0));
        var messages = List.<EventMessage<?>>of(message(new Joined("roll-1", 1, true)));
        var unit = new BatchingUnitOfWork<>(messages);

        var found = unit.executeWithResult(() -> rolls.find("other-1")).getPayload();

        assertThat(found).isEqualTo(store.findById("other-1", Roll.class));
    }

    @Test
    void a_batch_that_stood_still_leaves_what_another_process_took_further_and_writes_the_rest() {
        var further = new Roll("roll-1", List.of("member-1", "member-2", "member-3"), "member-3", 3);
        meanwhile = () -> store.save(further);

        batch(List.of(new Joined("roll-0", 0, true), new Joined("roll-1", 1, true), new Joined("roll-2", 2, true)));

        assertThat(store.findById("roll-1", Roll.class)).isEqualTo(further);
        assertThat(stored()).containsOnlyKeys("roll-0", "roll-1", "roll-2");
    }

    @Test
    void a_batch_that_fails_leaves_nothing_and_can_be_repeated() {
        var events = List.of(new Joined("roll-1", 1, true), new Joined("broken", 2, true));

        assertThatThrownBy(() -> batch(events)).hasMessage("cannot be handled");

        assertThat(stored()).isEmpty();
        batch(events.subList(0, 1));
        assertThat(stored()).containsOnlyKeys("roll-1");
    }

    @Test
    void what_comes_before_an_event_that_is_parked_is_written_before_it_is() {
        // Parked at once, it would else be followed in its queue by those before it, when the batch is repeated.
        var events = List.of(
                new Joined("roll-1", 0, true),
                new Joined("roll-1", 1, true),
                new Joined("parked", 2, true),
                new Joined("broken", 3, true));

        assertThatThrownBy(() -> batch(events)).hasMessage("cannot be handled");

        assertThat(store.findById("roll-1", Roll.class).members()).containsExactly("member-0", "member-1");
        assertThat(stored()).containsOnlyKeys("roll-1");
    }

    @Test
    void a_parked_event_that_is_tried_again_alone_is_written_at_once() {
        var event = GenericEventMessage.<Object>asEventMessage(new Joined("roll-1", 1, true));
        var unit = DefaultUnitOfWork.startAndGet(event);

        on((Joined) event.getPayload());
        unit.rollback();

        assertThat(stored()).containsOnlyKeys("roll-1");
    }

    private void batch(List<Joined> events) {
        List<EventMessage<?>> messages = new ArrayList<>();
        events.forEach(each -> messages.add(message(each)));
        var unit = new BatchingUnitOfWork<EventMessage<?>>(messages);
        var result = unit.executeWithResult(() -> new DefaultInterceptorChain<>(
                        unit, List.of(new WriteDrafts()), message -> {
                            on((Joined) message.getPayload());
                            return null;
                        })
                .proceed());
        if (result.isExceptional()) {
            throw new IllegalStateException(result.exceptionResult().getMessage());
        }
    }

    private static EventMessage<?> message(Joined event) {
        return new GenericDomainEventMessage<>("roll", event.roll(), event.sequence(), event);
    }

    private void on(Joined event) {
        if (event.roll().equals("broken")) {
            throw new IllegalStateException("cannot be handled");
        }
        if (event.roll().equals("parked")) {
            var refused = GenericEventMessage.<Object>asEventMessage(event);
            EventProcessors.park(new GenericDeadLetter<>("parked", refused), new IllegalStateException("refused"));
            return;
        }
        var before = rolls.find(event.roll());
        if (before == null || before.version() < event.sequence()) {
            meanwhile.run();
            rolls.save(event.roll(), Roll.after(before, event));
        }
    }

    private Map<String, BsonDocument> stored() {
        // Compared field by field: the embedded server keeps a replaced document's fields in the order it first saw.
        var found = new TreeMap<String, BsonDocument>();
        for (var each : client.getDatabase("drafts")
                .getCollection("roll", BsonDocument.class)
                .find()) {
            found.put(each.getString("_id").getValue(), each);
        }
        return found;
    }

    record Joined(String roll, long sequence, boolean named) {}

    record Roll(
            @Id String id, List<String> members, @Nullable String last, long version) {

        static Roll after(@Nullable Roll before, Joined event) {
            var members = new ArrayList<String>(before == null ? List.of() : before.members());
            members.add("member-" + event.sequence());
            return new Roll(
                    event.roll(), members, event.named() ? "member-" + event.sequence() : null, event.sequence());
        }
    }
}
