package waymark.platform.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import waymark.embedded.EmbeddedMongo;
import waymark.platform.names.LogicalNames;
import waymark.platform.names.LogicalSerializer;
import waymark.platform.names.StoredTypes;
import waymark.platform.privacy.KeysInMemory;

/**
 * Whatever several writers of two processes do at once, it looks to all of them as if one had followed the other. Under
 * stress, not by model checking: Lincheck 3.7 does not schedule the appender's own thread and calls its callers hung.
 */
class AppenderLinearizabilityTest {

    private static EmbeddedMongo server;
    private static MongoClient client;

    @BeforeAll
    static void start() {
        server = EmbeddedMongo.inMemory();
        client = MongoClients.create(server.connectionString());
        TwoProcesses.unused = client.getDatabase("unused");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void appends_and_reads_are_linearizable() {
        new StressOptions()
                // More threads than this wait for the appender's own on a machine of two cores: a second a history.
                .threads(2)
                .actorsPerThread(4)
                .iterations(4)
                .invocationsPerIteration(12)
                .minimizeFailedScenario(false)
                .sequentialSpecification(OneAfterTheOther.class)
                .check(TwoProcesses.class);
    }

    /** The appenders under test; an instance for each run. */
    @Param(name = "stream", gen = IntGen.class, conf = "0:1")
    @Param(name = "sequence", gen = IntGen.class, conf = "0:2")
    @Param(name = "process", gen = IntGen.class, conf = "0:1")
    @Param(name = "position", gen = IntGen.class, conf = "0:3")
    public static final class TwoProcesses {

        private static final LogicalSerializer SERIALIZER =
                new LogicalSerializer(LogicalNames.of(StoredTypes.named("t", String.class)), new KeysInMemory());
        private static final Deque<TwoProcesses> EARLIER = new ArrayDeque<>();

        private static MongoDatabase unused;

        private final CommitsInMemory.Store store = new CommitsInMemory.Store();
        private final List<CommitLog> logs =
                List.of(new CommitsInMemory(unused, store), new CommitsInMemory(unused, store));
        private final List<Appender> appenders = logs.stream()
                .map(log -> new Appender(log, Clock.systemUTC(), "test", Duration.ofSeconds(5)))
                .toList();

        public TwoProcesses() {
            EARLIER.add(this);
            while (EARLIER.size() > 4) {
                EARLIER.remove().appenders.forEach(Appender::close);
            }
        }

        @Operation
        public boolean append(
                @Param(name = "stream") int stream,
                @Param(name = "sequence") int sequence,
                @Param(name = "process") int process) {
            try {
                appenders
                        .get(process)
                        .append(Commit.of(
                                TestLog.messages("s" + stream, sequence, Map.of(), "first", "second"), SERIALIZER));
                return true;
            } catch (DuplicateSequenceException taken) {
                return false;
            }
        }

        @Operation
        public List<String> readAfter(@Param(name = "position") int position, @Param(name = "process") int process) {
            return logs.get(process).after(2L * position, 100).stream()
                    .map(entry -> entry.position() + "=" + LogEntry.stream(entry.event()) + '#'
                            + LogEntry.sequence(entry.event()))
                    .toList();
        }
    }

    /** What the log is: a list in which no event of a stream stands twice. */
    public static final class OneAfterTheOther {

        private final List<String> keys = new ArrayList<>();

        public boolean append(int stream, int sequence, int process) {
            var added = List.of("s" + stream + '#' + sequence, "s" + stream + '#' + (sequence + 1));
            return added.stream().noneMatch(keys::contains) && keys.addAll(added);
        }

        public List<String> readAfter(int position, int process) {
            var read = new ArrayList<String>();
            for (int i = 2 * position; i < keys.size(); i++) {
                read.add((i + 1) + "=" + keys.get(i));
            }
            return read;
        }
    }
}
