package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClients;
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
            var database = client.getDatabase("away");
            var serializer = new LogicalSerializer(LogicalNames.of(), new KeysInMemory());
            var projections = new KeptProjections(
                    List.of(),
                    new EventProcessors(
                            new DeadLetters(new AxonCollections(database), serializer), Duration.ofSeconds(10)),
                    new Generations(database),
                    database,
                    Duration.ofMinutes(5));
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

    private static long told(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("the store is away"))
                .count();
    }

    private static int port(String connection) {
        return Integer.parseInt(connection.replaceAll(".*:(\\d+).*", "$1"));
    }
}
