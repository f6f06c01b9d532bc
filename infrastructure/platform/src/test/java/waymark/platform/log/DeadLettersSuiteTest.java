package waymark.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueueTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import waymark.platform.names.LogicalNames;
import waymark.platform.names.LogicalSerializer;
import waymark.platform.names.StoredTypes;
import waymark.platform.privacy.KeysInMemory;

/** Axon's own suite for queues of events that could not be handled, with smaller limits than ours. */
@ParameterizedClass
@EnumSource(Database.class)
class DeadLettersSuiteTest extends SequencedDeadLetterQueueTest<EventMessage<?>> {

    private static final int MOST = 128;

    private static Database.Running running;

    private final MongoDatabase database = running.fresh();

    DeadLettersSuiteTest(Database unused) {}

    @BeforeParameterizedClassInvocation
    static void start(Database kind) {
        running = kind.start();
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        running.close();
    }

    @AfterEach
    void drop() {
        GenericDeadLetter.clock = Clock.systemUTC();
        database.drop();
    }

    @Override
    protected SequencedDeadLetterQueue<EventMessage<?>> buildTestSubject() {
        return queue("group");
    }

    private SequencedDeadLetterQueue<EventMessage<?>> queue(String group) {
        var names = LogicalNames.of(StoredTypes.named("test.text", String.class));
        var letters = new DeadLetters(new AxonCollections(database), new LogicalSerializer(names, new KeysInMemory()));
        return letters.queue(group, MOST, MOST);
    }

    @Override
    protected long maxSequences() {
        return MOST;
    }

    @Override
    protected long maxSequenceSize() {
        return MOST;
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateInitialLetter() {
        return new GenericDeadLetter<>("sequence", generateEvent(), generateThrowable());
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateFollowUpLetter() {
        return new GenericDeadLetter<>("sequence", generateEvent());
    }

    /** The queue takes back only letters of its own kind, so this one goes through another group's queue. */
    @Override
    protected DeadLetter<EventMessage<?>> mapToQueueImplementation(DeadLetter<EventMessage<?>> letter) {
        return letter instanceof GenericDeadLetter<?> generic
                ? through(queue("elsewhere"), generic.getSequenceIdentifier(), letter)
                : letter;
    }

    @SuppressWarnings("unchecked") // a queue of event messages has letters of event messages
    private static DeadLetter<EventMessage<?>> through(
            SequencedDeadLetterQueue<EventMessage<?>> queue, Object sequence, DeadLetter<EventMessage<?>> letter) {
        queue.enqueue(sequence, letter);
        var stored = queue.deadLetterSequence(sequence).iterator().next();
        return (DeadLetter<EventMessage<?>>) stored;
    }

    @Override
    protected DeadLetter<EventMessage<?>> generateRequeuedLetter(
            DeadLetter<EventMessage<?>> original, Instant lastTouched, Throwable cause, MetaData diagnostics) {
        setAndGetTime(lastTouched);
        return original.withCause(cause).withDiagnostics(diagnostics).markTouched();
    }

    @Override
    protected void setClock(Clock clock) {
        GenericDeadLetter.clock = clock;
    }

    /** As stored: an event's own time is kept to the millisecond. */
    @Override
    protected void assertLetter(
            DeadLetter<? extends EventMessage<?>> expected, DeadLetter<? extends EventMessage<?>> actual) {
        EventMessage<?> sent = expected.message();
        EventMessage<?> kept = actual.message();
        assertThat(kept.getIdentifier()).isEqualTo(sent.getIdentifier());
        assertThat(kept.getTimestamp().truncatedTo(ChronoUnit.MILLIS))
                .isEqualTo(sent.getTimestamp().truncatedTo(ChronoUnit.MILLIS));
        assertThat(kept.getMetaData()).isEqualTo(sent.getMetaData());
        assertThat(kept.getPayload()).isEqualTo(sent.getPayload());
        assertThat(kept.getPayloadType()).isEqualTo(sent.getPayloadType());
        assertThat(actual.cause()).isEqualTo(expected.cause());
        assertThat(actual.enqueuedAt()).isEqualTo(expected.enqueuedAt());
        assertThat(actual.lastTouched()).isEqualTo(expected.lastTouched());
        assertThat(actual.diagnostics()).isEqualTo(expected.diagnostics());
    }
}
