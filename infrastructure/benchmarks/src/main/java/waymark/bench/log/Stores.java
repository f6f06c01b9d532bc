package waymark.bench.log;

import com.mongodb.client.MongoDatabase;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import waymark.bench.work.Work;
import waymark.platform.log.BenchLog;

/** The stores on the MongoDB wire. All of them serialise alike. */
public final class Stores {

    private Stores() {}

    public static Store dense(MongoDatabase database, int batchSize) {
        return new Dense("Waymark's log", BenchLog.open(database, Work.serializer(), batchSize));
    }

    public static Store stock(MongoDatabase database, int batchSize) {
        var serializer = Work.serializer();
        var engine = MongoEventStorageEngine.builder()
                .mongoTemplate(
                        DefaultMongoTemplate.builder().mongoDatabase(database).build())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .transactionManager(NoTransactionManager.INSTANCE)
                .batchSize(batchSize)
                .build();
        return new Stock("axon-mongo 4.12.0", engine);
    }

    private record Dense(String name, BenchLog log) implements Store {

        @Override
        public EventStorageEngine engine() {
            return log.engine();
        }

        @Override
        public void close() {
            log.close();
        }
    }

    private record Stock(String name, EventStorageEngine engine) implements Store {

        @Override
        public void close() {}
    }
}
