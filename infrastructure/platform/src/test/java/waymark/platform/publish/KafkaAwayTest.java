package waymark.platform.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import waymark.embedded.EmbeddedKafka;
import waymark.embedded.EmbeddedMongo;
import waymark.events.FundingPublished.BudgetSet;
import waymark.events.PublishedEvent;
import waymark.platform.log.TestLog;
import waymark.platform.names.StoredTypes;

/**
 * Faults, row "Kafka down 5 min": what is recorded meanwhile waits in the log and nowhere else, so that however long it
 * takes, memory stays as it was. Five minutes with {@code -Dwaymark.faults.away=300}; two seconds in every run.
 */
class KafkaAwayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("waymark.faults.away", 2));
    /** Four windows on their way, and the one being read. */
    private static final int AT_MOST = 5 * Publication.WINDOW;

    private final AtomicLong read = new AtomicLong();

    sealed interface Happened {}

    @Revision("1")
    record Budgeted(String id, int year) implements Happened {}

    @Test
    void while_kafka_is_away_nothing_is_read_from_the_log_and_then_the_backlog_drains(@TempDir Path directory) {
        try (var mongo = EmbeddedMongo.inMemory();
                var client = MongoClients.create(mongo.connectionString());
                var log = TestLog.open(
                        client.getDatabase("waymark-away"), StoredTypes.named("test.budgeted", Budgeted.class))) {
            var kafka = EmbeddedKafka.onFreePort(directory);
            int port = kafka.port();
            var publisher = publisher(log, client, kafka.bootstrapServers());
            publisher.start();
            record(log, 0, 10);
            await().atMost(PATIENCE).until(() -> publisher.lag() == 0);
            long before = read.get();

            kafka.close();
            record(log, 10, 200);
            await().during(AWAY)
                    .atMost(AWAY.plus(PATIENCE))
                    .untilAsserted(() -> assertThat(read.get() - before).isLessThanOrEqualTo(AT_MOST));
            assertThat(publisher.lag()).isEqualTo(200 * 20 - 10 * 20);

            try (var back = EmbeddedKafka.start(directory, port)) {
                await().atMost(PATIENCE).until(() -> publisher.lag() == 0);
                assertThat(TopicEnd.read(back.bootstrapServers(), "waymark.away.v1")
                                .highest())
                        .isEqualTo(200 * 20);
                publisher.stop();
            }
        }
    }

    /** Twenty events a commit. */
    private static void record(TestLog log, int from, int to) {
        for (int commit = from; commit < to; commit++) {
            var id = "budget-" + commit;
            log.append(
                    id,
                    0,
                    Map.of("la", "209"),
                    IntStream.range(0, 20)
                            .mapToObj(each -> new Budgeted(id, each))
                            .toArray());
        }
    }

    private LogPublisher publisher(TestLog log, MongoClient client, String bootstrapServers) {
        return new LogPublisher(
                counting(log.store()),
                log.recorded(),
                new PublisherLease(client.getDatabase("waymark-away"), "one", Clock.systemUTC()),
                new Translations(List.of(new BudgetPublisher())),
                () -> KafkaOut.open(bootstrapServers, "away", "waymark.away.v1"),
                Clock.systemUTC(),
                () -> {});
    }

    private EventStore counting(EventStore log) {
        return proxy(
                EventStore.class,
                log,
                (name, result) -> name.equals("openStream")
                        ? proxy(BlockingStream.class, result, (step, event) -> {
                            if (step.equals("nextAvailable")) {
                                read.incrementAndGet();
                            }
                            return event;
                        })
                        : result);
    }

    private interface Answer {
        Object to(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, Object target, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                KafkaAwayTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                    try {
                        return answer.to(method.getName(), method.invoke(target, args));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static final class BudgetPublisher implements Translator<Happened> {
        @Override
        public Class<Happened> privateEvents() {
            return Happened.class;
        }

        @Override
        public Optional<PublishedEvent> publish(Happened event, Origin origin) {
            var budget = (Budgeted) event;
            return Optional.of(
                    new BudgetSet(budget.id(), "209", budget.year(), new BigDecimal("1.00"), LocalDate.of(2026, 4, 1)));
        }
    }
}
