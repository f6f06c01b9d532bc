package waymark.bench.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import waymark.bench.frame.Options;
import waymark.bench.work.Noted;
import waymark.bench.work.Scratch;
import waymark.events.PublishedTypes;
import waymark.evidence.dossier.BenchDossiers;
import waymark.platform.consume.Listener;
import waymark.platform.consume.Received;
import waymark.platform.publish.Origin;

/** Commands straight to the real listener, the store and the figure; only what lies between is left out. */
class OpenLoopTest {

    private static final int ARRIVALS = 10;
    private static final int PER_SECOND = 100;

    private final Samples samples = new Samples(ARRIVALS);
    private Scratch scratch;
    private MongoDatabase database;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        scratch = Scratch.open(new Options(Options.Size.SHORT, directory));
        database = scratch.database("evidence");
    }

    @AfterEach
    void close() {
        scratch.close();
    }

    @Test
    @Timeout(60)
    void commands_are_sent_when_due_although_the_first_is_not_acknowledged_yet() throws Exception {
        var othersAreStored = new CountDownLatch(ARRIVALS - 1);
        var loop = new OpenLoop(
                new Direct(unit -> {
                    if (unit.getFirst().getAggregateIdentifier().equals("child-0")) {
                        await(othersAreStored);
                    } else {
                        othersAreStored.countDown();
                    }
                }),
                samples,
                ARRIVALS,
                PER_SECOND);
        loop.round();
        var first = loop.lastRounds(1).getFirst();
        var last = loop.lastRounds(1).getLast();
        assertThat(last.due - first.due).isEqualTo((ARRIVALS - 1) * loop.every());
        assertThat(first.acknowledged).isGreaterThanOrEqualTo(last.due);
        assertThat(Span.DUE_TO_VISIBLE.of(List.of(first)).getMaxValue())
                .isGreaterThanOrEqualTo((ARRIVALS - 1) * loop.every() * 99 / 100);
    }

    @Test
    @Timeout(60)
    void an_event_is_visible_only_once_a_figure_counts_it() throws Exception {
        var loop = new OpenLoop(new Direct(unit -> {}), samples, ARRIVALS, PER_SECOND);
        loop.fill(ARRIVALS);
        loop.round();
        assertThat(loop.lastRounds(1)).hasSize(ARRIVALS).allSatisfy(sample -> {
            assertThat(sample.heard).isGreaterThanOrEqualTo(sample.due);
            assertThat(sample.filed).isGreaterThan(sample.heard);
            // The figure may show it before the listener has heard that the dossier is stored.
            assertThat(sample.visible).isGreaterThan(sample.heard);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Before {
        void storing(List<DomainEventMessage<?>> unit);
    }

    private final class Direct implements Pipeline {

        private final Before before;
        private final Listener listener = new Noting(BenchDossiers.listener(database), "journeys", samples);
        private final AtomicLong position = new AtomicLong();

        Direct(Before before) {
            this.before = before;
        }

        @Override
        public String name() {
            return "straight to the listener";
        }

        @Override
        public void store(List<DomainEventMessage<?>> unit) {
            before.storing(unit);
            var message = unit.getFirst();
            long number = position.incrementAndGet();
            var origin = new Origin("874", message.getTimestamp(), number, message.getSequenceNumber());
            var event = new NotedPublisher()
                    .publish((Noted) message.getPayload(), origin)
                    .orElseThrow();
            listener.on(
                    "journeys",
                    List.of(new Received(
                            event,
                            message.getIdentifier(),
                            PublishedTypes.nameOf(event.getClass()),
                            "journeys",
                            number,
                            origin.recorded(),
                            null)));
        }

        @Override
        public MongoDatabase dossiers() {
            return database;
        }

        @Override
        public void close() {}
    }
}
