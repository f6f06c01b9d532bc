package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.names.UnknownStoredTypeException;

/** What another release has written is read as it was meant or not at all, and never passed by. */
class OtherReleaseTest {

    private EmbeddedMongo server;
    private ConfigurableApplicationContext context;
    private CommandGateway commands;
    private MongoDatabase database;
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void start(@TempDir Path keys) {
        server = EmbeddedMongo.inMemory();
        context = EventLogContextTest.service(server, keys);
        commands = context.getBean(CommandGateway.class);
        database = context.getBean(MongoDatabase.class);
        commands.sendAndWait(new TallyCommand.OpenTally(id, "Canaria"));
    }

    @AfterEach
    void stop() {
        context.close();
        server.close();
    }

    @Test
    void a_snapshot_of_other_fields_is_passed_over_and_replaced() {
        countTo(50);
        await().until(() -> snapshot() != null && snapshot().getLong("seq") == 50);
        database.getCollection("snapshots")
                .updateOne(
                        new Document("_id", id),
                        Updates.combine(
                                Updates.set("rev", "1-0123456789ab"), Updates.set("payload", "{\"total\":-1000}")));
        commands.sendAndWait(new TallyCommand.Count(id, 1));
        assertThat(lastEvent()).contains("\"total\":51");
        await().until(() -> !"1-0123456789ab".equals(snapshot().getString("rev")));
        commands.sendAndWait(new TallyCommand.Count(id, 1));
        assertThat(lastEvent()).contains("\"total\":52");
    }

    /** Shows that the test above would see a snapshot that is read. */
    @Test
    void a_snapshot_of_the_same_fields_is_read() {
        countTo(50);
        await().until(() -> snapshot() != null && snapshot().getLong("seq") == 50);
        String payload = snapshot().getString("payload");
        database.getCollection("snapshots")
                .updateOne(
                        new Document("_id", id),
                        Updates.set("payload", payload.replaceFirst("\"total\":\\d+", "\"total\":500")));
        commands.sendAndWait(new TallyCommand.Count(id, 1));
        assertThat(lastEvent()).contains("\"total\":501");
    }

    @ParameterizedTest
    @CsvSource({
        "type, tallies.recounted, The stored name tallies.recounted is not known to this release",
        "rev, 2, Revision 2 of tallies.counted is stored"
    })
    void an_event_of_a_newer_release_stops_readers_and_commands_until_that_release_runs(
            String field, String stored, String sentence) {
        var processor = stoppedBoard();
        countTo(1);
        Document known = rewriteLast(field, stored);
        String other = UUID.randomUUID().toString();
        commands.sendAndWait(new TallyCommand.OpenTally(other, "Canaria"));
        processor.start();
        await().until(processor::isError);
        assertThat(board(other)).isNull();
        assertThatThrownBy(() -> commands.sendAndWait(new TallyCommand.Count(id, 1)))
                .isInstanceOf(UnknownStoredTypeException.class)
                .hasMessageStartingWith(sentence);

        events().replaceOne(new Document("_id", known.get("_id")), known);
        await().until(() -> board(other) != null);
        assertThat(board(id)).containsEntry("total", 1);
        assertThat(database.getCollection("dead-letters").countDocuments()).isZero();
    }

    private StreamingEventProcessor stoppedBoard() {
        var processor = context.getBean(EventProcessingConfiguration.class)
                .eventProcessor("projection.tally-board", StreamingEventProcessor.class)
                .orElseThrow();
        await().until(() -> board(id) != null);
        processor.shutDown();
        return processor;
    }

    private Document rewriteLast(String field, String stored) {
        Document known = lastCommit();
        events().updateOne(new Document("_id", known.get("_id")), Updates.set("e.0." + field, stored));
        return known;
    }

    private void countTo(int total) {
        for (int i = 0; i < total; i += Math.min(10, total)) {
            commands.sendAndWait(new TallyCommand.Count(id, Math.min(10, total)));
        }
    }

    private MongoCollection<Document> events() {
        return database.getCollection("events");
    }

    private Document lastCommit() {
        return events().find().sort(new Document("_id", -1)).first();
    }

    private String lastEvent() {
        return lastCommit().getList("e", Document.class).getLast().getString("payload");
    }

    private Document snapshot() {
        return database.getCollection("snapshots").find(new Document("_id", id)).first();
    }

    private Document board(String tally) {
        return database.getCollection("board").find(new Document("_id", tally)).first();
    }
}
