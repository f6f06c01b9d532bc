package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import waymark.platform.names.StoredTypes;

/** A service reads and writes no log but its own releases'. */
@ParameterizedClass
@EnumSource(Database.class)
class LogFormatTest {

    private static final StoredTypes TYPES = StoredTypes.named("test.text", String.class);

    private static Database.Running running;

    private final MongoDatabase database = running.fresh();

    LogFormatTest(Database unused) {}

    @BeforeParameterizedClassInvocation
    static void start(Database kind) {
        running = kind.start();
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        running.close();
    }

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void a_log_is_marked_when_it_is_begun() {
        TestLog.open(database, TYPES).close();
        assertThat(mark()).isEqualTo(new Document("_id", "log").append("format", 1));
    }

    @Test
    void a_log_of_a_newer_release_is_refused_and_left_as_it_is() {
        database.getCollection("meta").insertOne(new Document("_id", "log").append("format", 2));
        assertRefused("was written by a newer release (format 2, this one reads up to 1); start that release or a later"
                + " one.");
        assertThat(database.listCollectionNames()).containsExactly("meta");
    }

    @Test
    void a_log_from_before_there_were_marks_is_read_on_and_marked() {
        write("a", "first");
        database.getCollection("meta").drop();
        write("b", "second");
        assertThat(mark()).isNotNull();
        assertThat(database.getCollection("events").countDocuments()).isEqualTo(2);
    }

    @Test
    void a_collection_that_is_no_log_is_refused_and_left_as_it_is() {
        database.getCollection("events").insertOne(new Document("title", "Summer fair"));
        assertRefused("is no event log of ours; give this service a database of its own.");
        assertThat(database.listCollectionNames()).containsExactly("events");
    }

    @Test
    void a_mark_that_no_release_writes_is_refused() {
        for (Object format : new Object[] {"one", 0, true}) {
            database.getCollection("meta").drop();
            database.getCollection("meta").insertOne(new Document("_id", "log").append("format", format));
            assertRefused("carries a mark that no release writes; restore the latest backup.");
        }
    }

    private void write(String stream, String event) {
        try (TestLog log = TestLog.open(database, TYPES)) {
            log.append(stream, 0, Map.of(), event);
        }
    }

    private Document mark() {
        return database.getCollection("meta").find(new Document("_id", "log")).first();
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> TestLog.open(database, TYPES))
                .isInstanceOf(UnreadableLogException.class)
                .hasMessage("The collection 'events' of database " + database.getName() + " " + why);
    }
}
