package waymark.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration;
import org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration;
import org.axonframework.springboot.autoconfig.InfraConfiguration;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.log.EventLogConfiguration;
import waymark.platform.refusal.NotFoundException;
import waymark.platform.refusal.RefusedException;

/**
 * One kind of aggregate on a log as services have it, to see what a long history does to it: that it is read from a
 * snapshot, that the snapshot decides as the whole history would, and what of it is in the store.
 */
public final class LongHistory<A> implements AutoCloseable {

    public static final String LA = "874";

    /** As {@code everyFifty} has it. */
    private static final int LEAST_SAVED = 49;

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final Class<A> aggregate;
    private final Clock clock;
    private final ConfigurableApplicationContext context;

    /** @param names the configuration in which the feature names what it stores */
    public LongHistory(Class<A> aggregate, Class<?> names, Clock clock) {
        this.aggregate = aggregate;
        this.clock = clock;
        context = new SpringApplicationBuilder(Log.class, aggregate, names)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .initializers((GenericApplicationContext starting) -> starting.registerBean(Clock.class, () -> clock))
                .properties(Map.of(
                        "mongo", mongo.connectionString(),
                        "waymark.service", "history",
                        "waymark.kafka.enabled", "false",
                        "waymark.keys.directory", keys(),
                        "waymark.keys.create", "true"))
                .run();
    }

    private static String keys() {
        try {
            return Files.createTempDirectory("keys").resolve("k").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void send(Object command) {
        send(command, LA);
    }

    private void send(Object command, String la) {
        context.getBean(CommandGateway.class)
                .sendAndWait(GenericCommandMessage.asCommandMessage(command).andMetaData(Map.of("la", la)));
    }

    /** Every event, whatever snapshots there are. */
    public List<Object> events(String id) {
        return context.getBean(EventStore.class)
                .readEvents(id, 0)
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    /** What a command reads: a snapshot, where there is one, and the events since. */
    public List<Object> read(String id) {
        return context.getBean(EventStore.class)
                .readEvents(id)
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    /** Snapshots are taken beside the commands, so one may be a moment late. */
    public void assertReadFromASnapshot(String id) {
        int most = events(id).size() - LEAST_SAVED;
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(read(id))
                        .hasSizeLessThanOrEqualTo(most)
                        .first()
                        .isInstanceOf(aggregate));
    }

    /** Fails where the whole history would decide otherwise than the snapshot; answers with events or the refusal. */
    public List<Object> decision(String id, Object command) {
        assertReadFromASnapshot(id);
        var before = events(id);
        var fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(clock);
        var alone = fixture.given(before).when(command, Map.of("la", LA));
        try {
            send(command);
        } catch (RefusedException e) {
            alone.expectNoEvents()
                    .expectException(RefusedException.class)
                    .expectExceptionMessage(String.valueOf(e.getMessage()));
            return List.of(e.refusal());
        }
        var after = events(id);
        var made = after.subList(before.size(), after.size());
        alone.expectSuccessfulHandlerExecution().expectEvents(made.toArray());
        return made;
    }

    /** A snapshot must not forget whose the aggregate is. */
    public void assertUnknownToOthers(String id, Object command) {
        assertReadFromASnapshot(id);
        assertThatThrownBy(() -> send(command, "873")).isInstanceOf(NotFoundException.class);
    }

    /** Every document of the store, as it is stored. */
    public String stored() {
        var all = new ArrayList<String>();
        var database = context.getBean(MongoDatabase.class);
        for (var collection : database.listCollectionNames()) {
            database.getCollection(collection).find().forEach(document -> all.add(document.toJson()));
        }
        return String.join("\n", all);
    }

    @Override
    public void close() {
        context.close();
        mongo.close();
    }

    @Configuration(proxyBeanMethods = false)
    @Import(EventLogConfiguration.class)
    @ImportAutoConfiguration({
        AxonAutoConfiguration.class,
        InfraConfiguration.class,
        EventProcessingAutoConfiguration.class,
        AxonTracingAutoConfiguration.class
    })
    static class Log {

        @Bean(destroyMethod = "close")
        MongoClient client(@Value("${mongo}") String uri) {
            return MongoClients.create(uri);
        }

        @Bean
        MongoDatabase database(MongoClient client) {
            return client.getDatabase("waymark-history");
        }
    }
}
