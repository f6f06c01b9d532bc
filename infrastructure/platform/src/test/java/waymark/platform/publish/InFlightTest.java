package waymark.platform.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The position follows the acknowledgements, never runs ahead of them. */
@Timeout(20)
class InFlightTest {

    private final InFlight inFlight = new InFlight(10);
    private final List<CompletableFuture<RecordMetadata>> answers = new ArrayList<>();

    @Test
    void nothing_is_settled_before_it_is_acknowledged() throws Exception {
        send(20, 2);
        answers.getFirst().complete(null);
        assertThat(inFlight.settle(false)).isEqualTo(10);
        answers.getLast().complete(null);
        assertThat(inFlight.settle(false)).isEqualTo(20);
        assertThat(inFlight.isEmpty()).isTrue();
    }

    @Test
    void a_later_window_does_not_settle_an_earlier_one() throws Exception {
        send(20, 1);
        send(30, 1);
        answers.get(1).complete(null);
        assertThat(inFlight.settle(false)).isEqualTo(10);
        answers.getFirst().complete(null);
        assertThat(inFlight.settle(false)).isEqualTo(30);
    }

    @Test
    void a_window_without_anything_to_publish_settles_in_its_turn() throws Exception {
        send(20, 1);
        send(30, 0);
        assertThat(inFlight.settle(false)).isEqualTo(10);
        answers.getFirst().complete(null);
        assertThat(inFlight.settle(false)).isEqualTo(30);
    }

    @Test
    void with_nothing_else_to_do_the_oldest_is_waited_for_and_the_others_are_not() throws Exception {
        send(20, 1);
        send(30, 1);
        Thread.ofVirtual().start(() -> answers.getFirst().complete(null));
        assertThat(inFlight.settle(true)).isEqualTo(20);
    }

    @Test
    void no_more_than_so_many_windows_are_ever_out() throws Exception {
        IntStream.rangeClosed(1, InFlight.MOST).forEach(window -> send(10 + window, 1));
        Thread.ofVirtual().start(() -> answers.getFirst().complete(null));
        assertThat(inFlight.settle(false)).isEqualTo(11);
    }

    @Test
    void a_refused_window_ends_it_even_where_a_later_one_was_stored() {
        send(20, 1);
        send(30, 1);
        answers.getFirst().completeExceptionally(new IllegalStateException("not stored"));
        answers.get(1).complete(null);
        assertThatThrownBy(() -> inFlight.settle(false)).isInstanceOf(ExecutionException.class);
    }

    private void send(long position, int messages) {
        var receipts = IntStream.range(0, messages)
                .mapToObj(message -> new CompletableFuture<RecordMetadata>())
                .toList();
        answers.addAll(receipts);
        inFlight.add(position, new KafkaOut.Receipt(List.copyOf(receipts)));
    }
}
