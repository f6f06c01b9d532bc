package waymark.bench.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import waymark.events.JourneysPublished.SupportCyclePlanned;

class SamplesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    private final Samples samples = new Samples(3);

    @Test
    void children_take_turns_and_each_goes_on_where_it_was() {
        var planned = samples.plan(5).stream()
                .map(sample -> sample.unit().getFirst())
                .map(event -> event.getAggregateIdentifier() + " " + event.getSequenceNumber())
                .toList();
        assertThat(planned).containsExactly("child-0 0", "child-1 0", "child-2 0", "child-0 1", "child-1 1");
    }

    @Test
    void a_sample_is_known_again_by_what_was_published_of_it() {
        var planned = samples.plan(5);
        assertThat(noted("child-0", 1)).containsExactly(planned.get(3));
    }

    @Test
    void what_was_planned_before_is_passed_over() {
        samples.plan(3);
        samples.plan(3);
        assertThat(noted("child-0", 0)).isEmpty();
        assertThat(noted("child-0", 1)).hasSize(1);
    }

    private List<Sample> noted(String child, long sequence) {
        var noted = new ArrayList<Sample>();
        var event = new SupportCyclePlanned(child, "874", NotedPublisher.cycle(sequence), DAY.plusWeeks(6), true, DAY);
        samples.note(List.of(event), noted::add);
        return noted;
    }
}
