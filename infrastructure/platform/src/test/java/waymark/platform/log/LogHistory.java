package waymark.platform.log;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What may be done to a log, in any order, by two processes ({@code node} 0 and 1). */
final class LogHistory {

    private static final int STREAMS = 6;

    private LogHistory() {}

    sealed interface Step {}

    /** Some events of one stream, from {@code behind} before its next sequence on: 0 is right, more is a conflict. */
    record Part(int stream, int events, int behind) {}

    record Append(int node, List<Part> parts) implements Step {}

    /** All at once, each from what its writer sees before. */
    record Race(List<Append> appends) implements Step {}

    /** {@code share} of a hundred of the way from the start to the head. */
    record ReadAfter(int node, int share, int most) implements Step {}

    record ReadStream(int node, int stream, int share) implements Step {}

    record Snapshot(int node, int stream, int share) implements Step {}

    record Restart(int node) implements Step {}

    static Arbitrary<List<Step>> any() {
        return Arbitraries.<Step>frequencyOf(
                        Tuple.of(8, appends()),
                        Tuple.of(3, appends().list().ofMinSize(2).ofMaxSize(6).map(Race::new)),
                        Tuple.of(
                                3,
                                Combinators.combine(nodes(), shares(), number(1, 600))
                                        .as(ReadAfter::new)),
                        Tuple.of(
                                3,
                                Combinators.combine(nodes(), streams(), shares())
                                        .as(ReadStream::new)),
                        Tuple.of(
                                2,
                                Combinators.combine(nodes(), streams(), shares())
                                        .as(Snapshot::new)),
                        Tuple.of(1, nodes().map(Restart::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    private static Arbitrary<Append> appends() {
        Arbitrary<List<Part>> large = parts(Commit.MOST_EVENTS).list().ofSize(1);
        Arbitrary<List<Part>> spread =
                parts(Commit.MOST_EVENTS / 4).list().ofMinSize(1).ofMaxSize(4);
        return Combinators.combine(nodes(), Arbitraries.frequencyOf(Tuple.of(1, large), Tuple.of(3, spread)))
                .as(Append::new);
    }

    private static Arbitrary<Part> parts(int most) {
        Arbitrary<Integer> behind = Arbitraries.frequency(Tuple.of(9, 0), Tuple.of(1, 1), Tuple.of(1, 3));
        return Combinators.combine(streams(), number(1, most), behind).as(Part::new);
    }

    private static Arbitrary<Integer> nodes() {
        return number(0, 1);
    }

    private static Arbitrary<Integer> streams() {
        return number(0, STREAMS - 1);
    }

    private static Arbitrary<Integer> shares() {
        return number(0, 100);
    }

    private static Arbitrary<Integer> number(int from, int to) {
        return Arbitraries.integers().between(from, to);
    }
}
