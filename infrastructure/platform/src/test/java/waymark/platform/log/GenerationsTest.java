package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.selector.ServerSelector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import waymark.embedded.EmbeddedMongo;

/** However many readers ask at once which read models are in use, the store is asked once. */
class GenerationsTest {

    private static final int READERS = 8;
    private static final Set<Thread.State> STANDING =
            Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING, Thread.State.BLOCKED);

    private final Set<Thread> asking = ConcurrentHashMap.newKeySet();
    private final List<Thread> readers = new ArrayList<>();
    private final List<Object> answers = Collections.synchronizedList(new ArrayList<>());

    @Test
    void while_the_store_is_away_readers_fail_together_after_one_attempt_and_as_for_a_store_that_is_away() {
        int closed;
        try (var gone = EmbeddedMongo.inMemory();
                var client = MongoClients.create(gone.connectionString())) {
            closed = client.getClusterDescription()
                    .getClusterSettings()
                    .getHosts()
                    .getFirst()
                    .getPort();
        }
        try (var client = MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress("127.0.0.1", closed)))
                        .serverSelectionTimeout(300, TimeUnit.MILLISECONDS)
                        .serverSelector(new Noting()))
                .build())) {
            askAtOnce(client);

            assertThat(answers)
                    .hasSize(READERS)
                    .allSatisfy(answer -> assertThat((Throwable) answer)
                            .isInstanceOf(DataAccessResourceFailureException.class)
                            .matches(StoreFailure::isAway));
            assertThat(asking).hasSize(1);
        }
    }

    @Test
    void readers_share_one_answer() {
        try (var store = EmbeddedMongo.inMemory();
                var client = MongoClients.create(MongoClientSettings.builder()
                        .applyToClusterSettings(cluster -> cluster.hosts(List.of(address(store))))
                        .addCommandListener(new CommandListener() {
                            @Override
                            public void commandStarted(CommandStartedEvent event) {
                                if (event.getCommandName().equals("find")) {
                                    note();
                                }
                            }
                        })
                        .build())) {
            askAtOnce(client);

            assertThat(answers).hasSize(READERS).containsOnly("badges");
            assertThat(asking).hasSize(1);
        }
    }

    @Test
    void nobody_waits_for_ever_where_the_one_that_asks_fails_with_an_error() {
        try (var store = EmbeddedMongo.inMemory();
                var client = MongoClients.create(MongoClientSettings.builder()
                        .applyToClusterSettings(cluster -> cluster.hosts(List.of(address(store))))
                        .applyToClusterSettings(cluster -> cluster.serverSelector(servers -> {
                            note();
                            if (readers.contains(Thread.currentThread())) {
                                throw new LinkageError("as for want of a class");
                            }
                            return servers.getServerDescriptions();
                        }))
                        .build())) {
            askAtOnce(client);

            assertThat(answers)
                    .hasSize(READERS)
                    .allSatisfy(answer -> assertThat((Throwable) answer).hasRootCauseInstanceOf(LinkageError.class));
        }
    }

    private static ServerAddress address(EmbeddedMongo store) {
        return new ServerAddress(
                store.connectionString().replaceFirst("mongodb://", "").replaceFirst("/.*", ""));
    }

    private void askAtOnce(MongoClient client) {
        var generations = new Generations(client.getDatabase("generations"));
        IntStream.range(0, READERS)
                .forEach(reader -> readers.add(Thread.ofPlatform().unstarted(() -> {
                    var failure = catchThrowable(() -> answers.add(generations.collection("badges")));
                    if (failure != null) {
                        answers.add(failure);
                    }
                })));
        readers.forEach(Thread::start);
        await().until(() -> answers.size() == READERS);
    }

    /** Whoever asks first goes on only when all others stand. */
    private void note() {
        var self = Thread.currentThread();
        if (readers.contains(self) && asking.add(self) && asking.size() == 1) {
            await().until(() -> readers.stream()
                    .filter(reader -> reader != self)
                    .allMatch(reader -> STANDING.contains(reader.getState())));
        }
    }

    private final class Noting implements ServerSelector {
        @Override
        public List<ServerDescription> select(ClusterDescription cluster) {
            note();
            return cluster.getServerDescriptions();
        }
    }
}
