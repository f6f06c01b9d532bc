package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.NullMarked;

/** Runs a projection for the benchmarks exactly as a service would. */
@NullMarked
public final class BenchProjection {

    /** Of the projection's handler. */
    public static final String GROUP = "projection.bench";

    private BenchProjection() {}

    /**
     * @param tokens where positions and dead letters are kept
     * @param batch events between two token writes; 0 for the platform's own
     */
    public static Configuration of(
            EventStore store, MongoDatabase tokens, Serializer serializer, int batch, Object handler) {
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(configuration -> serializer)
                .configureTransactionManager(configuration -> NoTransactionManager.INSTANCE)
                .configureEventStore(configuration -> store)
                .registerComponent(TokenStore.class, configuration -> tokenStore(tokens, serializer));
        new EventProcessors(new DeadLetters(new AxonCollections(tokens), serializer), Duration.ofSeconds(10))
                .configureModule(configurer);
        configurer.eventProcessing(processing -> {
            processing.registerEventHandler(configuration -> handler);
            if (batch > 0) {
                processing.registerPooledStreamingEventProcessorConfiguration(
                        GROUP, (configuration, builder) -> builder.batchSize(batch));
            }
        });
        return configurer.buildConfiguration();
    }

    private static TokenStore tokenStore(MongoDatabase database, Serializer serializer) {
        return MongoTokenStore.builder()
                .mongoTemplate(new AxonCollections(database))
                .serializer(serializer)
                .contentType(String.class)
                .build();
    }
}
