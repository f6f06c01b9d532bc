package waymark.platform.log;

import com.mongodb.client.MongoDatabase;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MultiCorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import waymark.platform.names.LogicalNames;
import waymark.platform.names.LogicalSerializer;
import waymark.platform.names.StoredTypes;
import waymark.platform.privacy.Keys;
import waymark.platform.privacy.PrivacyConfiguration;
import waymark.platform.publish.PublisherConfiguration;
import waymark.platform.security.Metadata;

/**
 * A service's event log and everything the framework needs around it. Each bean is declared here on purpose: where one
 * of them is missing, Axon quietly falls back to something in memory, without transactions, or that skips failures.
 */
@Configuration(proxyBeanMethods = false)
@Import({PrivacyConfiguration.class, ProjectionsConfiguration.class, PublisherConfiguration.class})
public class EventLogConfiguration {

    @Bean
    LogicalNames logicalNames(ObjectProvider<StoredTypes> features) {
        return LogicalNames.of(features.stream().toList());
    }

    @Bean
    @Primary
    LogicalSerializer serializer(LogicalNames names, Keys keys) {
        return new LogicalSerializer(names, keys);
    }

    @Bean
    @Qualifier("messageSerializer")
    Serializer messageSerializer(@Qualifier("serializer") Serializer serializer) {
        return serializer;
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer(@Qualifier("serializer") Serializer serializer) {
        return serializer;
    }

    @Bean(destroyMethod = "close")
    DenseEventStorageEngine eventStorageEngine(
            MongoDatabase database,
            Clock clock,
            LogicalSerializer serializer,
            ObjectProvider<EventUpcaster> upcasters) {
        var builder = DenseEventStorageEngine.builder(database, clock, serializer);
        builder.upcasterChain(
                new EventUpcasterChain(List.copyOf(upcasters.orderedStream().toList())));
        builder.batchSize(Commit.MOST_EVENTS);
        return builder.build();
    }

    @Bean
    Recorded recorded(DenseEventStorageEngine engine) {
        return engine.recorded();
    }

    @Bean(destroyMethod = "close")
    EventStore eventStore(
            DenseEventStorageEngine engine, @Value("${waymark.log.poll:250ms}") Duration pollForOtherWriters) {
        return WakingEventStore.of(engine, pollForOtherWriters);
    }

    /** A commit is one document: there is nothing a transaction would add. */
    @Bean
    TransactionManager axonTransactionManager() {
        return NoTransactionManager.INSTANCE;
    }

    @Bean
    TokenStore tokenStore(
            MongoDatabase database,
            @Qualifier("serializer") Serializer serializer,
            @Value("${waymark.log.claim:10s}") Duration claim) {
        return Tokens.of(
                database, serializer, ManagementFactory.getRuntimeMXBean().getName(), claim);
    }

    @Bean
    Projections projections(ObjectProvider<EventProcessingConfiguration> processors, EventStore events) {
        return new Projections(processors, events);
    }

    @Bean
    DeadLetters deadLetters(MongoDatabase database, @Qualifier("serializer") Serializer serializer) {
        return new DeadLetters(new AxonCollections(database), serializer);
    }

    @Bean
    EventProcessors eventProcessors(DeadLetters deadLetters, @Value("${waymark.log.claim:10s}") Duration claim) {
        return new EventProcessors(deadLetters, claim);
    }

    /** For {@code @Aggregate(snapshotTriggerDefinition = "everyFifty")}: loading an aggregate stays one query. */
    @Bean
    SnapshotTriggerDefinition everyFifty(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, 50);
    }

    @Bean(destroyMethod = "close")
    ExecutorService snapshotExecutor() {
        return Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("snapshots").factory());
    }

    @Bean
    Snapshotter aggregateSnapshotter(
            org.axonframework.config.Configuration configuration,
            HandlerDefinition handlerDefinition,
            ParameterResolverFactory parameters,
            EventStore eventStore,
            @Qualifier("snapshotExecutor") ExecutorService executor) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(configuration::repository)
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventStore(eventStore)
                .parameterResolverFactory(parameters)
                .handlerDefinition(handlerDefinition)
                .executor(executor)
                .build();
    }

    /** The caller goes from a command to all it causes; what caused an event is the message handled last. */
    @Bean
    CorrelationDataProvider callerDataProvider() {
        CorrelationDataProvider caller = new SimpleCorrelationDataProvider(
                Metadata.LA, Metadata.AUTHOR, Metadata.AUTHOR_ROLE, Metadata.CORRELATION_ID, Metadata.TRACE_PARENT);
        CorrelationDataProvider cause = message -> Map.of("causationId", message.getIdentifier());
        return new MultiCorrelationDataProvider<>(List.of(caller, cause));
    }
}
