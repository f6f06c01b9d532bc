package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration;
import org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration;
import org.axonframework.springboot.autoconfig.InfraConfiguration;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.names.LogicalSerializer;
import waymark.platform.names.StoredTypes;

/** The log inside a Spring context, as a service has it: commands in, snapshots, projections, dead letters. */
class EventLogContextTest {

    private static final String CANARY = "Canaria Testperson";

    private static EmbeddedMongo server;
    private static ConfigurableApplicationContext context;
    private static CommandGateway commands;
    private static MongoDatabase database;

    @BeforeAll
    static void start(@TempDir Path keys) {
        server = EmbeddedMongo.inMemory();
        context = service(server, keys);
        commands = context.getBean(CommandGateway.class);
        database = context.getBean(MongoDatabase.class);
    }

    static ConfigurableApplicationContext service(EmbeddedMongo server, Path keys) {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "mongo", server.connectionString(),
                        "waymark.service", "tallies",
                        "waymark.kafka.enabled", "false",
                        "waymark.keys.directory", keys.toString(),
                        "waymark.keys.create", "true"))
                .run();
    }

    @AfterAll
    static void stop() {
        context.close();
        server.close();
    }

    @Test
    void no_part_falls_back_to_something_in_memory_or_lenient() {
        assertThat(context.getBean(EventStore.class)).isInstanceOf(WakingEventStore.class);
        assertThat(context.getBean(TokenStore.class)).isInstanceOf(MongoTokenStore.class);
        assertThat(context.getBean(TransactionManager.class)).isSameAs(NoTransactionManager.INSTANCE);
        assertThat(context.getBeansOfType(Serializer.class).values()).allMatch(LogicalSerializer.class::isInstance);
        var processing = context.getBean(EventProcessingConfiguration.class);
        assertThat(processing.eventProcessors()).containsOnlyKeys("projection.tally-board");
        assertThat(processing.eventProcessor("projection.tally-board", PooledStreamingEventProcessor.class))
                .isPresent();
        assertThat(processing.errorHandler("projection.tally-board")).isSameAs(PropagatingErrorHandler.INSTANCE);
        assertThat(processing.tokenStore("projection.tally-board")).isInstanceOf(MongoTokenStore.class);
        assertThat(processing.deadLetterQueue("projection.tally-board")).isPresent();
    }

    @Test
    void a_command_is_stored_projected_at_once_and_its_caller_stamped_on_its_events() {
        String id = open();
        commands.sendAndWait(with(Map.of("la", "209"), new TallyCommand.Count(id, 2)));
        await(() -> total(id) == 2);
        assertThat(board(id)).containsEntry("la", "209").containsEntry("version", 2L);
    }

    @Test
    void an_aggregate_is_created_once() {
        String id = open();
        assertThatThrownBy(() -> commands.sendAndWait(new TallyCommand.OpenTally(id, CANARY)))
                .isInstanceOfAny(
                        ConcurrencyException.class,
                        org.axonframework.modelling.command.AggregateStreamCreationException.class);
    }

    @Test
    void the_version_is_known_to_the_sender() {
        String id = open();
        LastVersion.forget();
        commands.sendAndWait(new TallyCommand.Count(id, 3));
        assertThat(LastVersion.current()).hasValue(3);
        commands.sendAndWait(new TallyCommand.Count(id, 0));
        assertThat(LastVersion.current()).hasValue(3);
    }

    @Test
    void a_command_on_a_stale_version_is_refused() {
        String id = open();
        commands.sendAndWait(new TallyCommand.Count(id, 3));
        commands.sendAndWait(expecting(3, new TallyCommand.Count(id, 1)));
        assertThatThrownBy(() -> commands.sendAndWait(expecting(3, new TallyCommand.Count(id, 1))))
                .isInstanceOf(ConflictingAggregateVersionException.class);
        assertThatThrownBy(() -> commands.sendAndWait(expecting(9, new TallyCommand.Count(id, 1))))
                .isInstanceOf(ConflictingAggregateVersionException.class);
    }

    @Test
    void a_long_lived_aggregate_is_read_from_its_snapshot() {
        String id = open();
        for (int i = 0; i < 6; i++) {
            commands.sendAndWait(new TallyCommand.Count(id, 10));
        }
        await(() -> snapshot(id) != null);
        assertThat(snapshot(id)).containsEntry("type", "tallies.tally");
        assertThat(String.valueOf(snapshot(id))).doesNotContain(CANARY).doesNotContain("waymark.platform");
        commands.sendAndWait(new TallyCommand.Count(id, 1));
        await(() -> total(id) == 61);
    }

    @Test
    void an_event_that_cannot_be_handled_is_parked_with_its_aggregates_later_ones_and_retried_in_order() {
        String id = open();
        commands.sendAndWait(new TallyCommand.CountBadly(id));
        commands.sendAndWait(new TallyCommand.Count(id, 5));
        String other = open();
        commands.sendAndWait(new TallyCommand.Count(other, 1));
        await(() -> total(other) == 1);
        var processing = context.getBean(EventProcessingConfiguration.class);
        var queue = processing.deadLetterQueue("projection.tally-board").orElseThrow();
        await(() -> queue.sequenceSize(id) == 6);
        assertThat(total(id)).isZero();

        context.getBean(TallyBoard.class).broken.set(false);
        assertThat(processing
                        .sequencedDeadLetterProcessor("projection.tally-board")
                        .orElseThrow()
                        .processAny())
                .isTrue();
        assertThat(total(id)).isEqualTo(5);
        assertThat(queue.size()).isZero();
    }

    @Test
    void a_name_is_nowhere_in_the_database() {
        String id = open();
        await(() -> board(id) != null);
        for (String collection : database.listCollectionNames()) {
            for (Document document : database.getCollection(collection).find()) {
                assertThat(document.toJson()).doesNotContain("Canaria").doesNotContain("Testperson");
            }
        }
    }

    private static String open() {
        String id = UUID.randomUUID().toString();
        commands.sendAndWait(with(Map.of("la", "209"), new TallyCommand.OpenTally(id, CANARY)));
        return id;
    }

    private static Object expecting(long version, TallyCommand command) {
        return with(Map.of("expectedVersion", version), command);
    }

    private static Object with(Map<String, ?> metadata, TallyCommand command) {
        return GenericCommandMessage.asCommandMessage(command).andMetaData(metadata);
    }

    private static @Nullable Document board(String id) {
        return database.getCollection("board").find(new Document("_id", id)).first();
    }

    private static int total(String id) {
        Document board = board(id);
        return board == null ? -1 : board.getInteger("total");
    }

    private static @Nullable Document snapshot(String id) {
        return database.getCollection("snapshots").find(new Document("_id", id)).first();
    }

    private static void await(BooleanSupplier condition) {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(10)).until(condition::getAsBoolean);
    }

    @Configuration(proxyBeanMethods = false)
    @Import({EventLogConfiguration.class, Tally.class, TallyBoard.class})
    @ImportAutoConfiguration({
        AxonAutoConfiguration.class,
        InfraConfiguration.class,
        EventProcessingAutoConfiguration.class,
        AxonTracingAutoConfiguration.class
    })
    static class Service {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MongoClient mongo(@org.springframework.beans.factory.annotation.Value("${mongo}") String uri) {
            return MongoClients.create(uri);
        }

        @Bean
        MongoDatabase database(MongoClient client) {
            return client.getDatabase("waymark-tallies");
        }

        @Bean
        StoredTypes tallyTypes() {
            return StoredTypes.named("tallies.tally", Tally.class)
                    .and("tallies.tally-opened", TallyEvent.TallyOpened.class)
                    .and("tallies.counted", TallyEvent.Counted.class)
                    .and("tallies.counted-badly", TallyEvent.CountedBadly.class);
        }
    }
}
