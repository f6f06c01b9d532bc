package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.bson.Document;
import waymark.platform.log.LogHistory.Append;
import waymark.platform.log.LogHistory.Part;
import waymark.platform.log.LogHistory.Step;
import waymark.platform.log.LogModel.Fact;
import waymark.platform.names.StoredTypes;

/** Two processes on one log, and beside them the model that says what they must find. */
final class LogUnderTest implements AutoCloseable {

    private static final StoredTypes TYPES = StoredTypes.named("test.text", String.class);

    private final MongoDatabase database;
    private final LogModel model = new LogModel();
    private final List<TestLog> nodes = new ArrayList<>();
    private int texts;

    LogUnderTest(MongoDatabase database) {
        this.database = database;
        nodes.add(TestLog.open(database, TYPES));
        nodes.add(TestLog.open(database, TYPES));
    }

    void take(Step step) {
        switch (step) {
            case Append append -> append(append);
            case LogHistory.Race race -> race(race.appends());
            case LogHistory.ReadAfter read -> readAfter(read);
            case LogHistory.ReadStream read -> readStream(read);
            case LogHistory.Snapshot snapshot -> snapshot(snapshot);
            case LogHistory.Restart restart -> restart(restart.node());
        }
    }

    private void append(Append append) {
        List<Fact> commit = facts(append);
        boolean expected = commit.stream().allMatch(this::isNext) || followsItself(commit);
        assertThat(stored(append.node(), commit)).isEqualTo(expected);
        if (expected) {
            model.add(commit);
        }
    }

    private boolean isNext(Fact fact) {
        return fact.sequence() == model.next(fact.stream());
    }

    /** New events only, none of them twice. */
    private boolean followsItself(List<Fact> commit) {
        long keys = commit.stream().map(LogUnderTest::key).distinct().count();
        return keys == commit.size() && commit.stream().allMatch(fact -> fact.sequence() >= model.next(fact.stream()));
    }

    /** Which of them win is open; that each wins or loses whole, and only to another, is not. */
    private void race(List<Append> appends) {
        List<List<Fact>> commits = appends.stream().map(this::facts).toList();
        long before = model.head();
        List<Boolean> outcomes = atOnce(appends, commits);
        List<Fact> added = read(0, before);
        model.add(added);
        for (int i = 0; i < commits.size(); i++) {
            List<Fact> commit = commits.get(i);
            if (outcomes.get(i)) {
                assertThat(added).containsSequence(commit);
            } else {
                assertThat(added).doesNotContainAnyElementsOf(commit);
                assertThat(collides(commit)).isTrue();
            }
        }
        assertThat(added).hasSize(wonEvents(commits, outcomes)).doesNotHaveDuplicates();
    }

    private List<Boolean> atOnce(List<Append> appends, List<List<Fact>> commits) {
        var writers = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < appends.size(); i++) {
            int node = appends.get(i).node();
            List<Fact> commit = commits.get(i);
            writers.add(() -> stored(node, commit));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<Boolean>();
            for (var outcome : threads.invokeAll(writers)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } catch (Exception e) {
            throw new AssertionError("A writer failed otherwise than by losing", e);
        }
    }

    private boolean collides(List<Fact> commit) {
        List<String> keys = commit.stream().map(LogUnderTest::key).toList();
        boolean withItself = keys.stream().distinct().count() < keys.size();
        return withItself || model.after(0).stream().map(LogUnderTest::key).anyMatch(keys::contains);
    }

    private static int wonEvents(List<List<Fact>> commits, List<Boolean> outcomes) {
        int won = 0;
        for (int i = 0; i < commits.size(); i++) {
            won += outcomes.get(i) ? commits.get(i).size() : 0;
        }
        return won;
    }

    private void readAfter(LogHistory.ReadAfter read) {
        long position = model.head() * read.share() / 100;
        assertThat(read(read.node(), position)).isEqualTo(model.after(position));
        List<Fact> some = nodes.get(read.node()).engine().log().after(position, read.most()).stream()
                .map(entry -> fact(entry.position(), entry.event()))
                .toList();
        List<Fact> all = model.after(position);
        assertThat(all).startsWith(some.toArray(Fact[]::new));
        assertThat(some.size()).isGreaterThanOrEqualTo(Math.min(read.most(), all.size()));
    }

    private static Fact fact(long position, Document event) {
        assertThat(position).isPositive();
        String payload = event.getString("payload");
        return new Fact(LogEntry.stream(event), LogEntry.sequence(event), payload.substring(1, payload.length() - 1));
    }

    private void readStream(LogHistory.ReadStream read) {
        String stream = "s" + read.stream();
        long from = model.next(stream) * read.share() / 100;
        var engine = nodes.get(read.node()).engine();
        assertThat(engine.readEvents(stream, from).asStream().map(LogUnderTest::fact))
                .containsExactlyElementsOf(model.stream(stream, from));
        long next = model.next(stream);
        assertThat(engine.lastSequenceNumberFor(stream))
                .isEqualTo(next == 0 ? Optional.empty() : Optional.of(next - 1));
        assertSnapshot(engine, stream);
    }

    private void assertSnapshot(DenseEventStorageEngine engine, String stream) {
        assertThat(engine.readSnapshot(stream).map(LogUnderTest::fact))
                .isEqualTo(Optional.ofNullable(model.snapshotOf(stream)));
    }

    private void snapshot(LogHistory.Snapshot snapshot) {
        String stream = "s" + snapshot.stream();
        var taken = new Fact(stream, model.next(stream) * snapshot.share() / 100, "snapshot " + texts++);
        nodes.get(snapshot.node()).engine().storeSnapshot(message(taken));
        model.snapshot(taken);
    }

    private void restart(int node) {
        nodes.get(node).close();
        nodes.set(node, TestLog.open(database, TYPES));
    }

    /** What the store itself holds, read without the engine: dense, whole, each stream without a gap. */
    void check() {
        long next = 1;
        var seen = new LogModel();
        for (Document commit : database.getCollection("events").find().sort(new Document("_id", 1))) {
            assertThat(commit.getLong("_id")).isEqualTo(next);
            List<Document> events = commit.getList("e", Document.class);
            assertThat(commit.getInteger("n")).isEqualTo(events.size()).isBetween(1, Commit.MOST_EVENTS);
            for (Document event : events) {
                Fact fact = fact(next++, event);
                assertThat(fact.sequence()).isEqualTo(seen.next(fact.stream()));
                seen.add(List.of(fact));
            }
        }
        assertThat(seen.after(0)).isEqualTo(model.after(0));
        for (TestLog node : nodes) {
            model.withSnapshots().forEach(stream -> assertSnapshot(node.engine(), stream));
            assertThat(node.engine().createHeadToken()).isEqualTo(new GlobalSequenceTrackingToken(model.head()));
        }
    }

    private List<Fact> read(int node, long position) {
        long[] expected = {position};
        return nodes.get(node)
                .engine()
                .readEvents(new GlobalSequenceTrackingToken(position), false)
                .map(event -> {
                    assertThat(event.trackingToken()).isEqualTo(new GlobalSequenceTrackingToken(++expected[0]));
                    return fact((DomainEventMessage<?>) event);
                })
                .toList();
    }

    private boolean stored(int node, List<Fact> commit) {
        try {
            nodes.get(node)
                    .engine()
                    .appendEvents(commit.stream().map(LogUnderTest::message).toList());
            return true;
        } catch (ConcurrencyException | AggregateStreamCreationException taken) {
            return false;
        }
    }

    private List<Fact> facts(Append append) {
        var commit = new ArrayList<Fact>();
        for (Part part : append.parts()) {
            String stream = "s" + part.stream();
            long from = Math.max(0, model.next(stream) - part.behind());
            for (int i = 0; i < part.events(); i++) {
                commit.add(new Fact(stream, from + i, "event " + texts++));
            }
        }
        return commit;
    }

    private static DomainEventMessage<String> message(Fact fact) {
        return new GenericDomainEventMessage<>("Test", fact.stream(), fact.sequence(), fact.text(), Map.of());
    }

    private static Fact fact(DomainEventMessage<?> event) {
        return new Fact(event.getAggregateIdentifier(), event.getSequenceNumber(), (String) event.getPayload());
    }

    private static String key(Fact fact) {
        return fact.stream() + '#' + fact.sequence();
    }

    @Override
    public void close() {
        nodes.forEach(TestLog::close);
        database.drop();
    }
}
