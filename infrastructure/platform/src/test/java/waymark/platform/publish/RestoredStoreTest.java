package waymark.platform.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.jayway.jsonpath.JsonPath;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import waymark.embedded.EmbeddedKafka;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.security.Role;
import waymark.sample.RunningSample;

/**
 * Faults, row "Backup/restore": a service started on an older backup of its store, beside the topic as it is, publishes
 * nothing, takes nothing in, and says what to do.
 */
class RestoredStoreTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DATABASE = "waymark-sample";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_service_on_an_older_store_than_its_topic_refuses_and_says_what_to_do(@TempDir Path directory)
            throws Exception {
        try (var kafka = EmbeddedKafka.onFreePort(directory.resolve("kafka"));
                var backup = EmbeddedMongo.inMemory()) {
            try (var sample = running(kafka, directory, Map.of())) {
                issue(sample);
                await().atMost(PATIENCE).until(() -> published(sample) == 1);
                copy(sample.context.getBean(MongoDatabase.class), backup);
                issue(sample);
                issue(sample);
                await().atMost(PATIENCE)
                        .until(() -> TopicEnd.read(kafka.bootstrapServers(), "waymark.sample.v1")
                                        .highest()
                                == 3);
            }
            try (var sample = running(kafka, directory, Map.of("waymark.mongo.uri", backup.connectionString()))) {
                // Once it has started, which sets the log up anew; it says so again and again.
                var log = new ListAppender<ILoggingEvent>();
                log.start();
                ((Logger) LoggerFactory.getLogger(LogPublisher.class)).addAppender(log);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(log.list)
                                .extracting(ILoggingEvent::getFormattedMessage)
                                .anySatisfy(message -> assertThat(message)
                                        .contains("ends 2 events before what was published")
                                        .contains("restored from an older backup")
                                        .contains("restore the log fully, or start the consumers' stores")));
                await().atMost(PATIENCE).until(() -> readiness(sample) == 503);
                assertThat(published(sample)).isEqualTo(1);
            }
        }
    }

    private static RunningSample running(EmbeddedKafka kafka, Path directory, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(Map.of(
                "waymark.kafka.enabled", true,
                "waymark.kafka.bootstrap-servers", kafka.bootstrapServers(),
                "waymark.keys.directory", directory.resolve("keys")));
        settings.putAll(more);
        return new RunningSample(settings);
    }

    private static void issue(RunningSample sample) {
        var token = sample.issuer.token("874", Role.INCLUSION_OFFICER);
        assertThat(sample.post("/api/v1/badges", token, "{\"label\":\"blue\"}").statusCode())
                .isEqualTo(201);
    }

    private static long published(RunningSample sample) {
        var position = sample.context
                .getBean(MongoDatabase.class)
                .getCollection("publisher")
                .find(new Document("_id", "publisher"))
                .first();
        return position == null ? 0 : position.getLong("p");
    }

    private int readiness(RunningSample sample) throws Exception {
        var path = "http://127.0.0.1:" + sample.managementPort() + "/actuator/health/readiness";
        var answer = http.send(HttpRequest.newBuilder(URI.create(path)).build(), BodyHandlers.ofString());
        assertThat(JsonPath.<String>read(answer.body(), "$.status")).isNotBlank();
        return answer.statusCode();
    }

    private static void copy(MongoDatabase from, EmbeddedMongo to) {
        try (var client = MongoClients.create(to.connectionString())) {
            var target = client.getDatabase(DATABASE);
            from.listCollectionNames()
                    .forEach(name -> from.getCollection(name)
                            .find()
                            .forEach(each -> target.getCollection(name).insertOne(each)));
        }
    }
}
