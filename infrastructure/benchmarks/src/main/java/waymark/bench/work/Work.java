package waymark.bench.work;

import com.google.crypto.tink.Aead;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import waymark.platform.names.LogicalNames;
import waymark.platform.names.LogicalSerializer;
import waymark.platform.names.StoredTypes;
import waymark.platform.privacy.Keys;

/**
 * Units of work of 1 to 5 events for one writer. Each writer has its own aggregates, chosen as unevenly as in life (Zipf,
 * 1.1): two writers never meet at one aggregate, as a command bus would not let them either.
 */
public final class Work {

    private static final int AGGREGATES = 200;
    private static final double SKEW = 1.1;
    private static final int MOST_EVENTS = 5;
    private static final int LEAST_TEXT = 250;
    private static final int MORE_TEXT = 200;
    private static final String LETTERS = "etaoinshrdlucmfwypvbgkjqxz      ";

    private final String writer;
    private final Random random;
    private final double[] reach = new double[AGGREGATES];
    private final long[] next = new long[AGGREGATES];

    public Work(String writer, long seed) {
        this.writer = writer;
        this.random = new Random(seed);
        double sum = 0;
        for (int i = 0; i < AGGREGATES; i++) {
            sum += 1 / Math.pow(i + 1.0, SKEW);
            reach[i] = sum;
        }
    }

    /** Writes and reads what the benchmarks store, as the services do. */
    public static LogicalSerializer serializer() {
        return new LogicalSerializer(LogicalNames.of(StoredTypes.named("bench.noted", Noted.class)), new NoKeys());
    }

    public List<List<DomainEventMessage<?>>> units(int count) {
        var units = new ArrayList<List<DomainEventMessage<?>>>(count);
        for (int i = 0; i < count; i++) {
            units.add(unit(aggregate(), 1 + random.nextInt(MOST_EVENTS)));
        }
        return units;
    }

    private int aggregate() {
        double drawn = random.nextDouble() * reach[AGGREGATES - 1];
        int aggregate = 0;
        while (reach[aggregate] < drawn) {
            aggregate++;
        }
        return aggregate;
    }

    private List<DomainEventMessage<?>> unit(int aggregate, int events) {
        String stream = writer + "-" + aggregate;
        long first = next[aggregate];
        next[aggregate] += events;
        return unit(stream, first, events, random);
    }

    /** Consecutive events of one stream. */
    public static List<DomainEventMessage<?>> unit(String stream, long first, int events, Random random) {
        var unit = new ArrayList<DomainEventMessage<?>>(events);
        for (int i = 0; i < events; i++) {
            var event = new Noted(stream, random.nextInt(40), text(random));
            unit.add(new GenericDomainEventMessage<>("Bench", stream, first + i, event, Map.of("la", "874")));
        }
        return unit;
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int length = LEAST_TEXT + random.nextInt(MORE_TEXT);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** Nothing here is about a person. */
    private static final class NoKeys implements Keys {

        @Override
        public Optional<Aead> toSeal(String personId) {
            return Optional.empty();
        }

        @Override
        public Optional<Aead> toOpen(String personId) {
            return Optional.empty();
        }

        @Override
        public void prepare(Collection<String> personIds) {}

        @Override
        public void erase(String personId) {}
    }
}
