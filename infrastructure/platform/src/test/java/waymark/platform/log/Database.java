package waymark.platform.log;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;
import waymark.embedded.EmbeddedMongo;

/** What the conformance suites run against: the embedded server always, MongoDB itself where containers can be run. */
enum Database {
    EMBEDDED {
        @Override
        Running start() {
            var server = EmbeddedMongo.inMemory();
            return new Running(MongoClients.create(server.connectionString()), server);
        }
    },
    REPLICA_SET {
        @Override
        Running start() {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return new Running(null, () -> {});
            }
            var container = new MongoDBContainer("mongo:8.0");
            container.start();
            return new Running(MongoClients.create(container.getReplicaSetUrl()), container);
        }
    };

    abstract Running start();

    /** A server, and a client of it. Each test asks for a database, so that each is reported where there is none. */
    record Running(@Nullable MongoClient client, AutoCloseable server) implements AutoCloseable {

        boolean isThere() {
            return client != null;
        }

        MongoDatabase fresh() {
            assumeTrue(
                    client != null,
                    "There is no container engine here, so this did not run against a MongoDB replica set.");
            return client.getDatabase("suite-" + UUID.randomUUID());
        }

        @Override
        public void close() throws Exception {
            if (client != null) {
                client.close();
            }
            server.close();
        }
    }
}
