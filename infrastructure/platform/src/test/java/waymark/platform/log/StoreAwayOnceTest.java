package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.names.LogicalNames;
import waymark.platform.names.LogicalSerializer;
import waymark.platform.privacy.KeysInMemory;
import waymark.sample.CuttableWire;

@ExtendWith(OutputCaptureExtension.class)
class StoreAwayOnceTest {

    @Test
    void that_the_store_is_away_is_told_once_each_time(CapturedOutput output) {
        try (var mongo = EmbeddedMongo.inMemory();
                var wire = new CuttableWire(port(mongo.connectionString()));
                var client = MongoClients.create(MongoClientSettings.builder()
                        .applyToClusterSettings(cluster -> cluster.hosts(
                                        List.of(new ServerAddress("127.0.0.1", port(wire.connectionString()))))
                                .serverSelectionTimeout(300, TimeUnit.MILLISECONDS))
                        .applyToServerSettings(server -> server.minHeartbeatFrequency(10, TimeUnit.MILLISECONDS)
                                .heartbeatFrequency(20, TimeUnit.MILLISECONDS))
                        .build())) {
            var projections = projections(client.getDatabase("away"));
            projections.proceed();
            assertThat(told(output)).isZero();
            for (int outage = 1; outage <= 2; outage++) {
                wire.cut();
                projections.proceed();
                projections.proceed();
                projections.proceed();
                assertThat(told(output)).isEqualTo(outage);
                wire.mend();
                projections.proceed();
            }
        }
    }

    /** It would never tick again. */
    @Test
    void nor_does_an_error_end_the_clock_and_it_is_told_once_too(CapturedOutput output) {
        try (var mongo = EmbeddedMongo.inMemory();
                var client = MongoClients.create(MongoClientSettings.builder()
                        .applyToClusterSettings(cluster -> cluster.hosts(
                                        List.of(new ServerAddress("127.0.0.1", port(mongo.connectionString()))))
                                .serverSelector(servers -> {
                                    throw new LinkageError("as for want of a class");
                                }))
                        .build())) {
            var projections = projections(client.getDatabase("broken"));
            projections.proceed();
            projections.proceed();

            assertThat(lines(output, "could not be looked after")).isEqualTo(1);
        }
    }

    private static KeptProjections projections(MongoDatabase database) {
        var serializer = new LogicalSerializer(LogicalNames.of(), new KeysInMemory());
        return new KeptProjections(
                List.of(),
                new EventProcessors(new DeadLetters(new AxonCollections(database), serializer), Duration.ofSeconds(10)),
                new Generations(database),
                database,
                Duration.ofMinutes(5));
    }

    private static long told(CapturedOutput output) {
        return lines(output, "the store is away");
    }

    private static long lines(CapturedOutput output, String text) {
        return output.getAll().lines().filter(line -> line.contains(text)).count();
    }

    private static int port(String connection) {
        return Integer.parseInt(connection.replaceAll(".*:(\\d+).*", "$1"));
    }
}
