package waymark.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Updates;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a document holds stays out of the log, whatever goes wrong with it. */
class SilenceTest {

    private static final String CANARY = "Zebedee Canary-Example";

    private final Logger library = (Logger) LoggerFactory.getLogger("de.bwaldvogel");
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private EmbeddedMongo mongo;
    private MongoClient client;

    @BeforeEach
    void start() {
        logged.start();
        root.addAppender(logged);
        library.setLevel(Level.INFO);
        mongo = EmbeddedMongo.inMemory();
        client = MongoClients.create(mongo.connectionString());
    }

    @AfterEach
    void stop() {
        client.close();
        mongo.close();
        root.detachAppender(logged);
        library.setLevel(null);
    }

    @Test
    void failed_and_unknown_commands_leave_no_document_in_the_log() {
        var children = client.getDatabase("waymark-journeys").getCollection("children");
        children.insertOne(new Document("_id", 1).append("name", CANARY));
        assertThatThrownBy(() -> children.updateOne(new Document("name", CANARY), Updates.inc("name", 1)))
                .isInstanceOf(MongoWriteException.class);
        assertThatThrownBy(() -> children.find(new Document("name", new Document("$unheardOf", CANARY)))
                        .first())
                .isInstanceOf(MongoCommandException.class);
        assertThatThrownBy(() -> client.getDatabase("waymark-journeys")
                        .runCommand(new Document("unheardOf", 1).append("name", CANARY)))
                .isInstanceOf(MongoCommandException.class);
        assertThatThrownBy(() -> children.aggregate(List.of(new Document("$unheardOf", CANARY)))
                        .first())
                .isInstanceOf(MongoCommandException.class);
        assertThat(logged.list).as("the library does log").isNotEmpty();
        assertThat(logged.list).noneMatch(event -> text(event).contains(CANARY));
    }

    private static String text(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        return event.getThrowableProxy() == null
                ? message
                : message + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }
}
